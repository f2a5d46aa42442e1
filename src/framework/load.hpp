// SPDX-License-Identifier: Apache-2.0
// Reads framework files (TOML) and checks them whole: every fault with its line and column, none hidden by another.
#pragma once
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/problem.hpp"

#include "src/framework/framework.hpp"

namespace framework {

/// Finds the text of the framework that a file extends ("extends = 2565"); nothing where there is none.
struct Source {
  std::string shown_as;  ///< file name for problems
  std::string text;
};
using FindYear = std::function<std::optional<Source>(int fiscal_year)>;

struct Loaded {
  std::optional<Framework> framework;  ///< set where problems is empty
  util::Problems problems;
};

Loaded load(const Source& source, const FindYear& find_year);
Loaded load_file(const std::filesystem::path& path);  ///< extends looks beside the file, then among the embedded ones

/// The file of a year that the program carries, as text.
std::optional<Source> embedded_source(int fiscal_year);

/// The frameworks that the program carries. Loaded once; std::logic_error if one is faulty (a test guards that).
std::shared_ptr<const Framework> embedded_year(int fiscal_year);  ///< nullptr where there is none
std::vector<int> embedded_years();                                ///< ascending

}  // namespace framework
