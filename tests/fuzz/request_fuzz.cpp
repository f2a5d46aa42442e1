// SPDX-License-Identifier: Apache-2.0
// Any bytes at all on a connection: each request is taken in or refused, and pieces of every size give the same. What
// is taken in keeps its promises. The first byte chooses the size.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "lib/http/intake.hpp"
#include "lib/http/outcome.hpp"
#include "lib/util/text.hpp"

#include "require.hpp"

namespace {

http::Response never(http::Request& /*request*/)
{
  return {};
}

const http::IntakeRules& rules()
{
  using http::BodyKind;
  static const http::IntakeRules k_rules = [] {
    http::IntakeRules made;
    made.upload_folder = "/dev/shm";
    made.proxies = http::TrustedProxies({"127.0.0.1"});
    made.router.add(http::get("/", never));
    made.router.add(http::get("/a/{b}", never));
    made.router.add(http::get("/rest/{path...}", never));
    made.router.add(http::post("/form", never, BodyKind::form, 2000));
    made.router.add(http::post("/files", never, BodyKind::files, 4000));
    made.router.add(http::post("/bytes", never, BodyKind::bytes, 1000));
    return made;
  }();
  return k_rules;
}

bool is_plain_path(std::string_view path)
{
  return path.starts_with('/') && util::is_utf8(path) && path.find("/../") == std::string_view::npos &&
         !path.ends_with("/..") && std::ranges::all_of(path, [](char c) {
           return static_cast<unsigned char>(c) >= 0x20 && c != '\\' && c != 0x7F;
         });
}

void require_promises(const http::Intake& intake, const http::Request& request)
{
  if (intake.route() == nullptr) return;  // OPTIONS
  require(is_plain_path(request.path));
  require(intake.body_size() <= intake.route()->body_limit);
  for (const auto* fields : {&request.query, &request.form, &request.parameters}) {
    for (const auto& [name, value] : fields->entries())
      require(util::is_utf8(name) && util::is_utf8(value) && value.find('\0') == std::string::npos);
  }
  for (const http::Upload& file : request.files) {
    require(file.sha256().size() == 64 && file.size() <= intake.body_size());
    require(util::is_utf8(file.file_name) && file.file_name.find('/') == std::string::npos);
  }
}

std::string in_words(const http::Request& request)
{
  std::string text = std::string(http::name(request.method)) + " " + request.path + " " + request.client;
  for (const auto* fields : {&request.query, &request.form, &request.parameters}) {
    for (const auto& [name, value] : fields->entries())
      text += "\n" + name + "=" + value;
  }
  for (std::size_t i = 0; i < request.headers.size(); ++i)
    text += "\n" + std::string(request.headers.name(i)) + ":" + std::string(request.headers.value(i));
  for (const http::Upload& file : request.files)
    text += "\n" + file.field + "<" + file.file_name + " " + file.sha256();
  return text + "\n" + request.body + "\n";
}

/// What a connection would make of the bytes.
std::string taken_in(std::string_view bytes, std::size_t piece)
{
  const http::Client peer{"127.0.0.1", false};
  std::string text;
  std::string pending;
  while (true) {
    http::Request request;
    http::Intake intake(rules(), peer, request);
    bool refused = false;
    while (!intake.is_done()) {
      try {
        intake.put(pending);
      } catch (const http::Outcome&) {
        text += "refused\n";
        refused = true;
        if (!intake.is_done()) return text;
      }
      require(intake.used() <= pending.size());
      pending.erase(0, intake.used());
      if (intake.is_done()) break;
      if (bytes.empty()) return text;
      pending.append(bytes.substr(0, piece));
      bytes.remove_prefix(std::min(piece, bytes.size()));
    }
    if (refused) continue;  // but what follows can be read
    require_promises(intake, request);
    text += in_words(request);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  require(taken_in(bytes, std::size_t{data[0]} + 1) == taken_in(bytes, size));
  return 0;
}
