// SPDX-License-Identifier: Apache-2.0
// Any bytes at all as a multipart form: read or refused, the same in pieces of every size. The first byte chooses the
// size; up to the first line end stands the Content-Type, behind it the body.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "lib/http/multipart.hpp"
#include "lib/http/outcome.hpp"
#include "lib/util/text.hpp"

#include "require.hpp"

namespace {

class Found final : public http::PartSink {
 public:
  void field(std::string name, std::string value) override
  {
    require(util::is_utf8(name) && util::is_utf8(value));
    text += name + "=" + value + ";";
  }
  void file_begins(std::string field, std::string file_name, std::string stated_type) override
  {
    require(!open_ && util::is_utf8(field) && util::is_utf8(file_name));
    require(file_name.find_first_of("/\\") == std::string::npos);
    open_ = true;
    text += field + "<" + file_name + "|" + stated_type + ">";
  }
  void file_bytes(std::string_view bytes) override
  {
    require(open_);
    text += bytes;
  }
  void file_ends() override
  {
    require(open_);
    open_ = false;
    text += ";";
  }
  std::string text;

 private:
  bool open_ = false;
};

std::string parts_found(const std::string& boundary, std::string_view body, std::size_t piece)
{
  Found found;
  http::MultipartReader reader(boundary, found, {20, 1000});
  try {
    for (; !body.empty(); body.remove_prefix(std::min(piece, body.size())))
      reader.put(body.substr(0, piece));
    reader.finish();
  } catch (const http::Outcome&) {
    return "refused";
  }
  return found.text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::size_t line_end = std::min(bytes.find('\n'), bytes.size());
  const std::string boundary = http::multipart_boundary(bytes.substr(0, line_end));
  if (boundary.empty()) return 0;
  const std::string_view body = bytes.substr(std::min(line_end + 1, bytes.size()));
  require(parts_found(boundary, body, std::size_t{data[0]} + 1) == parts_found(boundary, body, size));
  return 0;
}
