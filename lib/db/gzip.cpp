// SPDX-License-Identifier: Apache-2.0
#include "lib/db/gzip.hpp"

#include <cerrno>
#include <limits>
#include <system_error>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>

namespace db {
namespace {

constexpr unsigned k_buffer = 256U * 1024U;

[[noreturn]] void fail_at(const std::filesystem::path& path, int error)
{
  throw std::system_error(error, std::generic_category(), path.string());
}

class GzipLines final : public LineSource {
 public:
  explicit GzipLines(const std::filesystem::path& path)
      : file_(::gzopen(path.c_str(), "rbe"), ::gzclose), piece_(k_buffer)
  {
    if (!file_) fail_at(path, errno);
    ::gzbuffer(file_.get(), k_buffer);
  }

  Got next(std::string& line) override
  {
    line.clear();
    while (true) {
      if (::gzgets(file_.get(), piece_.data(), static_cast<int>(piece_.size())) == nullptr) return at_end(line);
      line += piece_.data();
      if (line.ends_with('\n')) {
        line.pop_back();
        return Got::line;
      }
      if (line.size() > k_line_limit) return Got::too_long;
    }
  }

 private:
  Got at_end(const std::string& line) const
  {
    int error = Z_OK;
    ::gzerror(file_.get(), &error);
    const bool cut = error == Z_BUF_ERROR;
    if (error != Z_OK && !cut) return Got::damaged;
    if (cut) return Got::end;
    return line.empty() ? Got::end : Got::line;
  }

  std::unique_ptr<gzFile_s, int (*)(gzFile)> file_;
  std::vector<char> piece_;
};

}  // namespace

struct GzipWriter::File {
  std::filesystem::path target;
  std::filesystem::path beside;
  int number = -1;
  gzFile stream = nullptr;
};

GzipWriter::GzipWriter(const std::filesystem::path& target) : file_(std::make_unique<File>())
{
  file_->target = target;
  file_->beside = target.string() + ".part" + std::to_string(::getpid());
  file_->number = ::open(file_->beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file_->number < 0) fail_at(target, errno);
  // Its own descriptor, because closing the stream closes it, and the file must still be brought to disk.
  file_->stream = ::gzdopen(::dup(file_->number), "wb6");
  if (file_->stream == nullptr) fail_at(target, ENOMEM);
  ::gzbuffer(file_->stream, k_buffer);
}

GzipWriter::~GzipWriter()
{
  if (file_->stream != nullptr) ::gzclose(file_->stream);
  if (file_->number >= 0) ::close(file_->number);
  ::unlink(file_->beside.c_str());
}

void GzipWriter::line(std::string_view text)
{
  const bool whole = text.empty() || ::gzwrite(file_->stream, text.data(), static_cast<unsigned>(text.size())) > 0;
  if (!whole || ::gzputc(file_->stream, '\n') < 0) fail_at(file_->target, errno != 0 ? errno : EIO);
}

void GzipWriter::less_effort()
{
  if (::gzsetparams(file_->stream, 1, Z_HUFFMAN_ONLY) != Z_OK) fail_at(file_->target, errno != 0 ? errno : EIO);
}

void GzipWriter::finish()
{
  gzFile stream = std::exchange(file_->stream, nullptr);
  if (::gzclose(stream) != Z_OK) fail_at(file_->target, errno != 0 ? errno : EIO);
  const bool stored = ::fsync(file_->number) == 0 && ::rename(file_->beside.c_str(), file_->target.c_str()) == 0;
  if (!stored) fail_at(file_->target, errno);
}

std::unique_ptr<LineSource> open_gzip(const std::filesystem::path& path)
{
  return std::make_unique<GzipLines>(path);
}

}  // namespace db
