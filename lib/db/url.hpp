// SPDX-License-Identifier: Apache-2.0
// Which database: `sqlite:PATH` is a file of the embedded engine, `postgresql://USER@HOST/NAME` a PostgreSQL server.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "lib/util/problem.hpp"

namespace db {

enum class Engine { sqlite, postgresql };

std::string_view name(Engine);  ///< "sqlite" or "postgresql"

struct Url {
  Engine engine = Engine::sqlite;
  std::string place;  ///< path of the file, or the whole postgresql://… with its password

  /// For logs and messages: without the password.
  std::string shown() const;
};

struct UrlReading {
  std::optional<Url> url;  ///< empty when there are problems
  util::Problems problems;
};

/// Every fault is said with what to write instead; nothing is opened. `field` names the setting in problems.
UrlReading read_url(std::string_view text, std::string_view field = "database");

}  // namespace db
