// SPDX-License-Identifier: Apache-2.0
#include "lib/util/file_pieces.hpp"

#include <cerrno>
#include <memory>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "lib/util/files.hpp"

namespace util {
namespace {

[[noreturn]] void fail_with(int error, const std::filesystem::path& path)
{
  throw std::system_error(error, std::generic_category(), path.string());
}

/// As many bytes as fit, fewer only at the end of the file.
std::size_t fill(int number, std::string& bytes, const std::filesystem::path& path)
{
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t count = ::read(number, bytes.data() + filled, bytes.size() - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail_with(errno, path);
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
  }
  return filled;
}

}  // namespace

bool read_in_pieces(const std::filesystem::path& path, std::size_t piece,
                    const std::function<void(std::string_view)>& each)
{
  const int number = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (number < 0 && (errno == ENOENT || errno == ENOTDIR)) return false;
  if (number < 0) fail_with(errno, path);
  const std::unique_ptr<const int, void (*)(const int*)> closing(&number, [](const int* one) { ::close(*one); });
  std::string bytes(piece, '\0');
  while (const std::size_t count = fill(number, bytes, path))
    each(std::string_view(bytes).substr(0, count));
  return true;
}

FileInPieces::FileInPieces(std::filesystem::path target) : target_(std::move(target))
{
  make_folders(target_.parent_path());
  beside_ = (target_.parent_path() / (".writing-" + std::to_string(::getpid()) + "-XXXXXX")).string();
  number_ = ::mkostemp(beside_.data(), O_CLOEXEC);
  if (number_ < 0) fail_with(errno, target_);
}

FileInPieces::~FileInPieces()
{
  if (number_ < 0) return;
  ::close(number_);
  ::unlink(beside_.c_str());
}

void FileInPieces::add(std::string_view bytes)
{
  while (!bytes.empty()) {
    const ssize_t written = ::write(number_, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) fail_with(errno, target_);
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void FileInPieces::finish()
{
  const bool stored = ::fsync(number_) == 0 && ::rename(beside_.c_str(), target_.c_str()) == 0;
  if (!stored) fail_with(errno, target_);
  ::close(std::exchange(number_, -1));
}

}  // namespace util
