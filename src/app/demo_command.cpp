// SPDX-License-Identifier: Apache-2.0
#include "src/app/demo_command.hpp"

#include <ostream>

#include "src/app/demo_world.hpp"
#include "src/app/schema.hpp"
#include "src/app/text_table.hpp"

namespace app {
namespace {

void print_logins(const std::vector<DemoLogin>& logins, Context& context)
{
  const util::Messages& messages = context.messages();
  TextTable table({messages.say("server.demo.login"), messages.say("server.demo.role"), messages.say("server.demo.of")},
                  {});
  for (const DemoLogin& login : logins)
    table.add({login.login, messages.say("app.role." + std::string(accounts::code(login.role))),
               login.agency.empty() ? messages.say("server.demo.everything") : login.agency});
  table.write(context.out);
  context.out << messages.say("server.demo.password", {{"password", k_demo_password}}) << '\n';
}

}  // namespace

void print_demo_logins(Context& context)
{
  print_logins(demo_logins(), context);
}

void make_demo(db::Database& database, Context& context)
{
  util::Problems problems = prepare_schema(database, util::SystemClock());
  if (problems.empty() && !is_untouched(database)) problems.push_back({{}, "server.demo.not_empty", {}});
  if (!problems.empty()) {
    print_problems(problems, context);
    context.exit_code = 1;
    return;
  }
  util::SystemRandom random;
  fill_demo(database, util::SystemClock(), random);
  context.out << context.messages().say("server.demo.done") << '\n';
  print_demo_logins(context);
}

}  // namespace app
