// SPDX-License-Identifier: Apache-2.0
#include "lib/http/upload.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/sendfile.h>
#include <unistd.h>

#include "lib/util/random.hpp"

namespace http {

namespace {

[[noreturn]] void upload_failed(const std::filesystem::path& path)
{
  throw std::system_error(errno, std::generic_category(), path.string());
}

/// A name beside the target under which the file is made whole before it takes the target's place.
std::string name_beside(const std::filesystem::path& target)
{
  return (target.parent_path() / (".taking-" + util::SystemRandom().token(8))).string();
}

bool copied(int from, std::uint64_t size, const std::string& name)
{
  const int to = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (to < 0) return false;
  off_t done = 0;
  while (static_cast<std::uint64_t>(done) < size) {
    const ssize_t sent = ::sendfile(to, from, &done, size - static_cast<std::uint64_t>(done));
    if (sent <= 0 && errno != EINTR) break;
  }
  const bool whole = static_cast<std::uint64_t>(done) == size && ::fsync(to) == 0;
  const int error = errno;
  ::close(to);
  if (!whole) ::unlink(name.c_str());
  errno = error;
  return whole;
}

}  // namespace

Upload::Upload(const std::filesystem::path& folder)
{
  descriptor_ = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (descriptor_ < 0) {  // some file systems know no nameless files: the name is taken away at once
    std::string name = (folder / ".upload-XXXXXX").string();
    descriptor_ = ::mkostemp(name.data(), O_CLOEXEC);
    if (descriptor_ < 0) upload_failed(folder);
    ::unlink(name.c_str());
  }
}

Upload::Upload(Upload&& other) noexcept
    : field(std::move(other.field)),
      file_name(std::move(other.file_name)),
      stated_type(std::move(other.stated_type)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      size_(other.size_),
      hash_(std::move(other.hash_)),
      sha256_(std::move(other.sha256_))
{
}

Upload& Upload::operator=(Upload&& other) noexcept
{
  std::swap(field, other.field);
  std::swap(file_name, other.file_name);
  std::swap(stated_type, other.stated_type);
  std::swap(descriptor_, other.descriptor_);
  std::swap(size_, other.size_);
  std::swap(hash_, other.hash_);
  std::swap(sha256_, other.sha256_);
  return *this;
}

Upload::~Upload()
{
  if (descriptor_ >= 0) ::close(descriptor_);
}

void Upload::append(std::string_view bytes)
{
  hash_.add(bytes);
  size_ += bytes.size();
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      upload_failed("upload");
    }
  }
}

void Upload::finish()
{
  sha256_ = hash_.hex();
}

std::filesystem::path Upload::path() const
{
  return "/proc/self/fd/" + std::to_string(descriptor_);
}

void Upload::take(const std::filesystem::path& target) const
{
  const std::string beside = name_beside(target);
  if (::fsync(descriptor_) != 0) upload_failed(target);
  // Where the target lies on another file system, or the file's name was taken away, its bytes are copied.
  if (::linkat(AT_FDCWD, path().c_str(), AT_FDCWD, beside.c_str(), AT_SYMLINK_FOLLOW) != 0 &&
      !copied(descriptor_, size_, beside)) {
    upload_failed(target);
  }
  if (::rename(beside.c_str(), target.c_str()) != 0) {
    const int error = errno;
    ::unlink(beside.c_str());
    errno = error;
    upload_failed(target);
  }
  const int folder = ::open(target.parent_path().empty() ? "." : target.parent_path().c_str(), O_RDONLY | O_CLOEXEC);
  if (folder >= 0) {  // the name, too, outlives a power cut
    ::fsync(folder);
    ::close(folder);
  }
}

}  // namespace http
