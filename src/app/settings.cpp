// SPDX-License-Identifier: Apache-2.0
#include "src/app/settings.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <stdexcept>

#include "lib/util/files.hpp"
#include "lib/util/text.hpp"

#include "src/accounts/visitor.hpp"
#include "src/framework/toml_tree.hpp"

namespace app {
namespace {

constexpr std::array k_settings = {
    Setting{"database", "sqlite:prongsai.db"},
    Setting{"listen", "localhost:8080", SettingKind::list},
    Setting{"files", "prongsai-files"},
    Setting{"file_megabytes", "20", SettingKind::whole},
    Setting{"address", ""},
    Setting{"certificate", ""},
    Setting{"certificate_key", ""},
    Setting{"trusted_proxies", "", SettingKind::list},
    Setting{"threads", "1", SettingKind::whole},
    Setting{"workers", "4", SettingKind::whole},
    Setting{"connections", "8", SettingKind::whole},
    Setting{"server_key", "", SettingKind::text, true},
    Setting{"second_factor_roles", "", SettingKind::roles},
    Setting{"contact_days", "30", SettingKind::whole},
    Setting{"session_idle_minutes", "60", SettingKind::whole},
    Setting{"session_hours", "12", SettingKind::whole},
    Setting{"precheck", "yes", SettingKind::yes_no},
    Setting{"precheck_contact", ""},
    Setting{"precheck_allowed", "", SettingKind::list},
    Setting{"mail_server", ""},
    Setting{"mail_user", ""},
    Setting{"mail_password", "", SettingKind::text, true},
    Setting{"mail_from", ""},
};

std::string variable_of(std::string_view name)
{
  std::string variable = "PRONGSAI_";
  for (const char c : name)
    variable += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return variable;
}

std::optional<std::int64_t> whole_of(std::string_view text)
{
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 0) return std::nullopt;
  return number;
}

std::vector<std::string> entries_of(std::string_view text)
{
  std::vector<std::string> entries;
  for (const std::string_view entry : util::split(text, ',')) {
    if (const std::string_view written = util::trim(entry); !written.empty()) entries.emplace_back(written);
  }
  return entries;
}

bool fits(const Setting& setting, std::string_view text)
{
  switch (setting.kind) {
    case SettingKind::whole:
      return whole_of(text).has_value();
    case SettingKind::yes_no:
      return text == "yes" || text == "no";
    case SettingKind::roles:
      return std::ranges::all_of(entries_of(text),
                                 [](const std::string& name) { return accounts::role_named(name).has_value(); });
    case SettingKind::text:
    case SettingKind::list:
      break;
  }
  return true;
}

std::string known_names()
{
  std::vector<std::string> names;
  for (const Setting& setting : k_settings)
    names.emplace_back(setting.name);
  return util::join(names, ", ");
}

/// The value as text; nothing for what is no value of a setting.
std::optional<std::string> text_of(const framework::Node& node)
{
  switch (node.kind) {
    case framework::NodeKind::text:
      return node.text;
    case framework::NodeKind::whole:
      return std::to_string(node.whole);
    case framework::NodeKind::truth:
      return node.truth ? "yes" : "no";
    case framework::NodeKind::list: {
      std::vector<std::string> parts;
      for (const framework::Node& part : node.list) {
        if (part.kind != framework::NodeKind::text) return std::nullopt;
        parts.push_back(part.text);
      }
      return util::join(parts, ",");
    }
    default:
      return std::nullopt;
  }
}

struct Given {
  std::string text;
  util::Place place;
};

std::map<std::string, Given, std::less<>> read_file(const std::filesystem::path& path, util::Problems& problems)
{
  std::map<std::string, Given, std::less<>> values;
  const auto tree = framework::parse_toml({path.string(), util::read_file(path)}, problems);
  if (!tree) return values;
  for (const framework::Member& member : tree->members) {
    const util::Place place = member.spot.place(member.key);
    const auto text = text_of(member.value);
    if (std::ranges::find(k_settings, member.key, &Setting::name) == k_settings.end()) {
      problems.push_back({place, "settings.unknown", {{"name", member.key}, {"known", known_names()}}});
    } else if (!text) {
      problems.push_back({place, "settings.no_value", {{"name", member.key}}});
    } else {
      values[member.key] = {*text, place};
    }
  }
  return values;
}

std::string_view fault_of(const Setting& setting)
{
  if (setting.kind == SettingKind::roles) return "settings.not_roles";
  return setting.kind == SettingKind::whole ? "settings.not_whole" : "settings.not_yes_no";
}

}  // namespace

std::span<const Setting> settings_table()
{
  return k_settings;
}

Settings Settings::read(const std::map<std::string, std::string>& flags,
                        const std::function<std::optional<std::string>(const std::string&)>& environment,
                        const std::optional<std::filesystem::path>& file, util::Problems& problems)
{
  Settings settings;
  std::map<std::string, Given, std::less<>> in_file;
  if (file) in_file = read_file(*file, problems);
  for (const Setting& setting : k_settings) {
    Value value{std::string(setting.by_default), Origin::by_default};
    util::Place place;
    place.field = setting.name;
    if (const auto found = in_file.find(setting.name); found != in_file.end()) {
      value = {found->second.text, Origin::file};
      place = found->second.place;
    }
    if (const auto set = environment(variable_of(setting.name))) {
      value = {*set, Origin::environment};
      place = {.field = variable_of(setting.name)};
    }
    if (const auto flag = flags.find(std::string(setting.name)); flag != flags.end()) {
      value = {flag->second, Origin::flag};
      place = {.field = "--" + flag->first};
    }
    if (!fits(setting, value.text)) {
      problems.push_back({place, std::string(fault_of(setting)), {{"value", setting.secret ? "" : value.text}}});
      value.text = setting.by_default;
    }
    settings.values_.emplace(setting.name, std::move(value));
  }
  return settings;
}

const Settings::Value& Settings::value(std::string_view name) const
{
  const auto found = values_.find(name);
  if (found == values_.end()) throw std::logic_error("there is no setting " + std::string(name));
  return found->second;
}

const std::string& Settings::text(std::string_view name) const
{
  return value(name).text;
}

std::int64_t Settings::whole(std::string_view name) const
{
  return whole_of(text(name)).value();
}

bool Settings::yes(std::string_view name) const
{
  return text(name) == "yes";
}

std::vector<std::string> Settings::list(std::string_view name) const
{
  return entries_of(text(name));
}

Origin Settings::origin(std::string_view name) const
{
  return value(name).origin;
}

}  // namespace app
