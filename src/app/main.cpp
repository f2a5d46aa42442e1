// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include <unistd.h>

#include "src/app/command_line.hpp"

extern "C" {
/// How jemalloc, with which releases are linked, keeps memory; it reads this when the program starts. An arena for each
/// processor, instead of four, and what was freed goes back to the system within a second. Other builds pass it over.
// NOLINTNEXTLINE: the name and the type are jemalloc's
const char* malloc_conf = "percpu_arena:percpu,dirty_decay_ms:1000,muzzy_decay_ms:0";
}

int main(int argc, char** argv)
{
  std::ios::sync_with_stdio(false);
  app::Context context(std::cout, std::cerr, isatty(STDOUT_FILENO) == 1);
  return app::run(argc, argv, context);
}
