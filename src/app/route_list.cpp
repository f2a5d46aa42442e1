// SPDX-License-Identifier: Apache-2.0
#include "src/app/route_list.hpp"

#include "lib/util/text.hpp"

#include "src/app/serve.hpp"
#include "src/app/text_table.hpp"

namespace app {

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
  // The functions of the routes are not called, so any database will do.
  db::Database nothing = db::Database::open({db::Engine::sqlite, ":memory:"});
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
