// SPDX-License-Identifier: Apache-2.0
#include "lib/db/copy.hpp"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace db {
namespace {

/// A new empty file with the name, or the name with a number where it is taken.
std::filesystem::path new_file(const std::string& wanted)
{
  for (int number = 1;; ++number) {
    const std::string path = number == 1 ? wanted : fmt::format("{}-{}", wanted, number);
    const int made = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (made >= 0) {
      ::close(made);
      return path;
    }
    if (errno != EEXIST) throw std::system_error(errno, std::generic_category(), path);
  }
}

void bring_to_disk(const std::filesystem::path& path)
{
  const int number = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool done = number >= 0 && ::fsync(number) == 0;
  const int error = errno;
  if (number >= 0) ::close(number);
  if (!done) throw std::system_error(error, std::generic_category(), path.string());
}

}  // namespace

std::filesystem::path copy_before_migration(Database& database, int number, util::UtcSeconds now)
{
  std::filesystem::path target = new_file(fmt::format("{}.before-{:04}-{}", database.url().place, number, now));
  try {
    database.maintain([&](Connection& connection) { connection.execute("VACUUM INTO :target", target.string()); });
    bring_to_disk(target);
    return target;
  } catch (...) {
    std::error_code ignored;
    std::filesystem::remove(target, ignored);
    throw;
  }
}

}  // namespace db
