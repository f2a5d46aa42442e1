// SPDX-License-Identifier: Apache-2.0
// SHA-256 of bytes that come piece by piece (OpenSSL, which uses the processor's own
// instructions for it); util::sha256_hex does it for bytes that are all there.
#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace util {

class Sha256 {
 public:
  Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  ~Sha256();
  void add(std::string_view bytes);
  /// 64 digits; nothing can be added afterwards.
  std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace util
