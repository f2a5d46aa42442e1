// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include <unistd.h>

#include "src/app/command_line.hpp"

int main(int argc, char** argv)
{
  std::ios::sync_with_stdio(false);
  app::Context context(std::cout, std::cerr, isatty(STDOUT_FILENO) == 1);
  return app::run(argc, argv, context);
}
