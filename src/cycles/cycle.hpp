// SPDX-License-Identifier: Apache-2.0
// A round of the assessment: one fiscal year, one framework file with all that it extends, kept as it was read.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lib/util/clock.hpp"

#include "src/framework/load.hpp"

namespace cycles {

struct Cycle {
  std::int64_t id = 0;
  int fiscal_year = 0;  ///< Buddhist era, of the framework
  std::string name = {};
  std::string framework_hash = {};
  util::UtcSeconds made = 0;
  std::optional<util::UtcSeconds> closed = {};
  bool is_open() const { return !closed; }
};

/// A framework file and those that it extends, in the order in which they were asked for.
struct FrameworkFiles {
  struct File {
    int fiscal_year = 0;  ///< by which another file extends it; of the first one the framework's
    framework::Source source;
  };
  std::vector<File> files;
};

struct ReadFramework {
  framework::Loaded loaded;
  FrameworkFiles files;  ///< what the framework was read from, when it has no problems
};

/// A file that somebody sent; what it extends is looked up among the frameworks of the program.
ReadFramework read_framework(std::string text, const std::string& shown_as);
/// A year of the program; nothing where there is none.
std::optional<ReadFramework> read_framework_of(int fiscal_year);
/// The framework from stored files alone. std::logic_error where they are faulty or have another hash: the rules of a
/// round never change unseen.
std::shared_ptr<const framework::Framework> restore_framework(const FrameworkFiles& files, const std::string& hash);

}  // namespace cycles
