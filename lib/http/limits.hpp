// SPDX-License-Identifier: Apache-2.0
// How much and how long: what a client may send, and how much time it has. What is over a limit gets the answer named.
#pragma once
#include <chrono>
#include <cstddef>

namespace http {

struct Limits {
  std::size_t target = 8000;                         ///< bytes of an address: 414
  std::size_t head = std::size_t{16} * 1024;         ///< bytes of request line and header: 431
  std::size_t head_fields = 100;                     ///< fields of a header: 431
  std::size_t form_fields = 2000;                    ///< of a form or query: 400, parts of a multipart form: 413
  std::size_t form_text = std::size_t{1024} * 1024;  ///< bytes of a multipart form that are no file: 413
  std::size_t connections = 10000;                   ///< at once; beyond them idle ones are closed early
};

struct Deadlines {
  using Time = std::chrono::milliseconds;
  Time head = std::chrono::seconds(15);  ///< from the first byte of a request to the end of its header: 408
  Time body = std::chrono::seconds(30);  ///< for the body, and one second more for each `slowest_body` bytes: 408
  std::size_t slowest_body = std::size_t{2} * 1024;
  Time idle = std::chrono::seconds(60);   ///< between requests, and before the first: closed
  Time send = std::chrono::seconds(30);   ///< for each 64 KiB of an answer: closed
  Time drain = std::chrono::seconds(20);  ///< from stop() to the end, whatever is still running then
  Time linger = std::chrono::seconds(2);  ///< to let a client read why it was refused while it still sends
};

}  // namespace http
