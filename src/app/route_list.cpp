// SPDX-License-Identifier: Apache-2.0
#include "src/app/route_list.hpp"

#include <filesystem>
#include <system_error>

#include "lib/util/text.hpp"

#include "src/app/serve.hpp"
#include "src/app/text_table.hpp"

namespace app {
namespace {

/// A folder that is gone with it: the functions of the routes are not called, so any database will do.
class ScratchFolder {
 public:
  ScratchFolder()
      : path_(std::filesystem::temp_directory_path() / ("prongsai-" + util::SystemRandom().token(k_name_bytes)))
  {
    std::filesystem::create_directory(path_);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder()
  {
    std::error_code nobody_minds;
    std::filesystem::remove_all(path_, nobody_minds);
  }
  std::string file(const char* name) const { return (path_ / name).string(); }

 private:
  static constexpr std::size_t k_name_bytes = 12;
  std::filesystem::path path_;
};

}  // namespace

std::string who_may(const accounts::Access& access, const util::Messages& messages)
{
  if (access.everybody) return messages.say("app.who.everybody");
  if (access.anyone_signed_in) return messages.say("app.who.signed_in");
  if (access.roles.empty()) return messages.say("app.who.nobody");
  std::vector<std::string> roles;
  for (const accounts::Role role : access.roles)
    roles.push_back(messages.say("app.role." + std::string(accounts::code(role))));
  return util::join(roles, ", ");
}

void print_routes(Context& context)
{
  const util::Messages& messages = context.messages();
  const ScratchFolder scratch;
  db::Database nothing = db::Database::open({db::Engine::sqlite, scratch.file("nothing.db")});
  const util::SystemClock clock;
  util::SystemRandom random;
  const http::Signer signer(random.token(http::Signer::k_key_bytes));
  const site::Site site(html::Templates({}), html::Words(messages), html::Words(messages), signer);
  util::Problems problems;
  const Settings settings = Settings::read(
      {}, [](const std::string&) { return std::nullopt; }, {}, problems);
  TextTable table(
      {messages.say("server.routes.method"), messages.say("server.routes.path"), messages.say("server.routes.who")},
      {});
  for (const PageRoute& route : all_routes({nothing, site, signer, clock, random, settings}))
    table.add({std::string(http::name(route.method)), route.path, who_may(route.access, messages)});
  table.write(context.out);
}

}  // namespace app
