// SPDX-License-Identifier: Apache-2.0
// The files of the demo world, as rows whose columns are asked for by name. They travel with the program: a fault in
// them is a bug, and thrown as one.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace app {

using DemoRow = std::map<std::string, std::string, std::less<>>;

/// The bytes of a file of tests/world: "demo/people.csv".
std::string demo_file(std::string_view name);
std::vector<DemoRow> demo_rows(std::string_view name);

}  // namespace app
