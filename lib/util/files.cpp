// SPDX-License-Identifier: Apache-2.0
#include "lib/util/files.hpp"

#include <atomic>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace util {
namespace {

[[noreturn]] void fail(int error, const std::filesystem::path& path)
{
  throw std::system_error(error, std::generic_category(), path.string());
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor()
  {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }
  /// Closes and returns the error number, because some file systems report a failed write only here.
  int close()
  {
    const int result = ::close(number_);
    number_ = -1;
    return result == 0 ? 0 : errno;
  }

 private:
  int number_;
};

/// 0, or the error number.
int write_all(int number, std::string_view bytes)
{
  while (!bytes.empty()) {
    const ssize_t written = ::write(number, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

/// A new file in the folder, not yet known under its final name. Its own short name is used rather than the target's
/// with something added, because Thai names soon reach the limit of 255 bytes.
int create_in(const std::filesystem::path& folder, std::string& name)
{
  static std::atomic<unsigned> next_number = 0;
  while (true) {
    name = (folder / (".writing-" + std::to_string(::getpid()) + "-" + std::to_string(next_number++))).string();
    const int number = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (number >= 0 || errno != EEXIST) return number;
  }
}

/// A file that is replaced keeps its rights; 0, or the error number.
int keep_rights(int number, const std::filesystem::path& target)
{
  struct stat existing = {};
  if (::stat(target.c_str(), &existing) != 0) return 0;
  return ::fchmod(number, existing.st_mode & 07777) == 0 ? 0 : errno;
}

}  // namespace

std::string read_file(const std::filesystem::path& path)
{
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) fail(errno, path);
  constexpr std::size_t k_read_piece = std::size_t{64} * 1024;
  std::string bytes;
  struct stat status = {};
  if (::fstat(file.number(), &status) == 0 && status.st_size > 0) {
    bytes.reserve(static_cast<std::size_t>(status.st_size) + k_read_piece);
  }
  while (true) {
    const std::size_t filled = bytes.size();
    bytes.resize(filled + k_read_piece);
    const ssize_t count = ::read(file.number(), bytes.data() + filled, k_read_piece);
    if (count < 0 && errno != EINTR) fail(errno, path);
    bytes.resize(filled + static_cast<std::size_t>(count > 0 ? count : 0));
    if (count == 0) return bytes;
  }
}

void write_file(const std::filesystem::path& path, std::string_view bytes)
{
  std::error_code unused;
  // A link stays a link: what it points to is replaced.
  const std::filesystem::path resolved = std::filesystem::canonical(path, unused);
  const std::filesystem::path& target = unused ? path : resolved;
  std::string beside;
  Descriptor file(create_in(target.parent_path(), beside));
  if (file.number() < 0) fail(errno, path);
  int error = write_all(file.number(), bytes);
  if (error == 0) error = keep_rights(file.number(), target);
  if (error == 0 && ::fsync(file.number()) != 0) error = errno;
  const int close_error = file.close();
  if (error == 0) error = close_error;
  if (error == 0 && ::rename(beside.c_str(), target.c_str()) != 0) error = errno;
  if (error != 0) {
    ::unlink(beside.c_str());
    fail(error, path);
  }
}

void make_folders(const std::filesystem::path& folder)
{
  if (folder.empty() || std::filesystem::is_directory(folder)) return;
  make_folders(folder.parent_path());
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) fail(errno, folder);
  const std::filesystem::path above = folder.has_parent_path() ? folder.parent_path() : ".";
  const Descriptor opened(::open(above.c_str(), O_RDONLY | O_CLOEXEC | O_DIRECTORY));
  if (opened.number() < 0 || ::fsync(opened.number()) != 0) fail(errno, above);
}

}  // namespace util
