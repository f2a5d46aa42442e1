// SPDX-License-Identifier: Apache-2.0
#include "run_prongsai.hpp"

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <unistd.h>

#include "src/app/command_line.hpp"

Outcome run_prongsai(std::vector<std::string> command, const std::vector<std::string>& arguments,
                     const std::vector<std::string>& more)
{
  command.insert(command.end(), arguments.begin(), arguments.end());
  command.insert(command.end(), more.begin(), more.end());
  std::vector<const char*> argv = {"prongsai"};
  for (const std::string& argument : command)
    argv.push_back(argument.c_str());
  std::ostringstream out;
  std::ostringstream err;
  app::Context context(out, err);
  const int exit_code = app::run(static_cast<int>(argv.size()), argv.data(), context);
  return {exit_code, out.str(), err.str()};
}

// Tests run beside each other, so each process has files of its own.
TemporaryFile::TemporaryFile(const std::string& name, const std::string& text)
    : path_(std::filesystem::path(testing::TempDir()) / ("prongsai_" + std::to_string(::getpid()) + "_" + name))
{
  std::ofstream(path_, std::ios::binary) << text;
}

TemporaryFile::~TemporaryFile()
{
  std::filesystem::remove(path_);
}
