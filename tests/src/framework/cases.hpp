// SPDX-License-Identifier: Apache-2.0
// The framework files of tests/cases/framework: 2600.toml is good, the others have the faults in their .expected file.
#pragma once
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

#include "src/framework/load.hpp"

namespace framework {

inline const std::filesystem::path k_cases = std::filesystem::path(PRONGSAI_SOURCE_DIR) / "tests/cases/framework";

/// The good framework; the test fails where it has a fault.
inline Framework good_framework()
{
  Loaded loaded = load_file(k_cases / "2600.toml");
  EXPECT_TRUE(loaded.problems.empty());
  return loaded.framework.value_or(Framework{});
}

/// Loads a text that extends nothing but, by year, the cases.
inline Loaded load_text(const std::string& text)
{
  const auto find_year = [](int year) -> std::optional<Source> {
    const std::filesystem::path path = k_cases / (std::to_string(year) + ".toml");
    if (!std::filesystem::exists(path)) return std::nullopt;
    std::ifstream file(path);
    return Source{path.filename().string(), {std::istreambuf_iterator<char>(file), {}}};
  };
  return load({"text.toml", text}, find_year);
}

}  // namespace framework
