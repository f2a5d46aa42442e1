// SPDX-License-Identifier: Apache-2.0
// The program as a person meets it: arguments in; what it prints, where, and its exit code out.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

struct Outcome {
  int exit_code = 0;
  std::string out;
  std::string err;
};

/// `command` such as {"framework", "check"}, then the arguments.
Outcome run_prongsai(std::vector<std::string> command, const std::vector<std::string>& arguments = {},
                     const std::vector<std::string>& more = {});

/// A file that is gone when the test ends.
class TemporaryFile {
 public:
  TemporaryFile(const std::string& name, const std::string& text);
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile();
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};
