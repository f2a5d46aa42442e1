// SPDX-License-Identifier: Apache-2.0
#include "src/app/config_command.hpp"

#include <string>

#include "lib/db/url.hpp"

#include "src/app/text_table.hpp"

namespace app {
namespace {

std::string origin_in_words(Origin origin, const util::Messages& messages)
{
  switch (origin) {
    case Origin::file:
      return messages.say("settings.origin.file");
    case Origin::environment:
      return messages.say("settings.origin.environment");
    case Origin::flag:
      return messages.say("settings.origin.flag");
    case Origin::by_default:
      break;
  }
  return messages.say("settings.origin.default");
}

}  // namespace

void print_config(const Settings& settings, Context& context)
{
  const util::Messages& messages = context.messages();
  TextTable table({messages.say("settings.column.name"), messages.say("settings.column.value"),
                   messages.say("settings.column.origin"), messages.say("settings.column.meaning")},
                  {});
  for (const Setting& setting : settings_table()) {
    std::string shown = settings.text(setting.name);
    if (setting.secret && !shown.empty()) shown = messages.say("settings.kept_secret");
    if (setting.name == "database") {
      if (const auto url = db::read_url(shown).url) shown = url->shown();
    }
    table.add({std::string(setting.name), shown, origin_in_words(settings.origin(setting.name), messages),
               messages.say("settings." + std::string(setting.name))});
  }
  table.write(context.out);
}

}  // namespace app
