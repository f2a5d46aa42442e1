// SPDX-License-Identifier: Apache-2.0
// The settings of the server in one table. A value comes from the command line, else the environment
// (PRONGSAI_DATABASE), else the configuration file, else the default.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/problem.hpp"

namespace app {

enum class SettingKind { text, whole, yes_no, list, roles };

struct Setting {
  std::string_view name;  ///< "database"; its meaning is the message "settings.database"
  std::string_view by_default;
  SettingKind kind = SettingKind::text;
  bool secret = false;  ///< never shown
};

std::span<const Setting> settings_table();

enum class Origin { by_default, file, environment, flag };

class Settings {
 public:
  /// Takes the values of everywhere together; `environment` gives a variable's value or nothing. Unknown names in the
  /// file and values that are not of their kind are problems, all of them.
  static Settings read(const std::map<std::string, std::string>& flags,
                       const std::function<std::optional<std::string>(const std::string&)>& environment,
                       const std::optional<std::filesystem::path>& file, util::Problems& problems);

  const std::string& text(std::string_view name) const;  ///< an unknown name is std::logic_error, here and below
  std::int64_t whole(std::string_view name) const;
  bool yes(std::string_view name) const;
  std::vector<std::string> list(std::string_view name) const;
  Origin origin(std::string_view name) const;

 private:
  struct Value {
    std::string text;
    Origin origin = Origin::by_default;
  };
  const Value& value(std::string_view name) const;
  std::map<std::string, Value, std::less<>> values_;
};

}  // namespace app
