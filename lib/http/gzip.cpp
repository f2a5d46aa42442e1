// SPDX-License-Identifier: Apache-2.0
#include "lib/http/gzip.hpp"

#include <stdexcept>

#include <zlib.h>

namespace http {
namespace {

constexpr int k_gzip_level = 5;         // a tenth larger than the best, in a quarter of its time
constexpr int k_gzip_window = 15 + 16;  // zlib: the largest window, with gzip's header
constexpr int k_gzip_memory = 9;

}  // namespace

std::string gzip(std::string_view bytes)
{
  z_stream stream{};
  if (deflateInit2(&stream, k_gzip_level, Z_DEFLATED, k_gzip_window, k_gzip_memory, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::runtime_error("zlib cannot start");
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int ended = deflate(&stream, Z_FINISH);
  out.resize(out.size() - stream.avail_out);
  deflateEnd(&stream);
  if (ended != Z_STREAM_END) throw std::runtime_error("zlib cannot compress");
  return out;
}

}  // namespace http
