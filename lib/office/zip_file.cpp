// SPDX-License-Identifier: Apache-2.0
#include "lib/office/zip_file.hpp"

#include <memory>
#include <stdexcept>

#include <zip.h>

namespace office {
namespace {

constexpr zip_uint16_t k_date = (0U << 9U) | (1U << 5U) | 1U;  // 1 January 1980, where the time of zip begins

[[noreturn]] void fail(const std::string& what)
{
  throw std::runtime_error("zip archive: " + what);
}

struct SourceRelease {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
struct ArchiveDiscard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};

using Archive = std::unique_ptr<zip_t, ArchiveDiscard>;

Archive open_packed(std::string_view packed)
{
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* bytes = zip_source_buffer_create(packed.data(), packed.size(), 0, &error);
  if (bytes == nullptr) fail(zip_error_strerror(&error));
  Archive archive(zip_open_from_source(bytes, ZIP_RDONLY, &error));
  if (!archive) {
    zip_source_free(bytes);
    fail(zip_error_strerror(&error));
  }
  return archive;
}

// `taken_over` keeps what parts are read from until the archive is written.
void add(zip_t* archive, const ZipPart& part, std::vector<Archive>& taken_over)
{
  const bool packed = !part.packed.empty();
  if (packed) taken_over.push_back(open_packed(part.packed));
  zip_source_t* bytes = packed ? zip_source_zip(archive, taken_over.back().get(), 0, ZIP_FL_COMPRESSED, 0, -1)
                               : zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0);
  if (bytes == nullptr) fail(zip_strerror(archive));
  const zip_int64_t index = zip_file_add(archive, part.name.c_str(), bytes, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(bytes);
    fail(part.name + ": " + zip_strerror(archive));
  }
  const auto at = static_cast<zip_uint64_t>(index);
  const zip_int32_t method = packed || part.effort > 0 ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
  if (zip_set_file_compression(archive, at, method, static_cast<zip_uint32_t>(part.effort)) != 0 ||
      zip_file_set_dostime(archive, at, 0, k_date, 0) != 0)
    fail(part.name + ": " + zip_strerror(archive));
}

std::string content(zip_source_t* source)
{
  zip_stat_t size;
  zip_stat_init(&size);
  if (zip_source_stat(source, &size) != 0 || zip_source_open(source) != 0) fail("cannot be read back");
  std::string bytes(size.size, '\0');
  const zip_int64_t read = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (read < 0 || static_cast<std::size_t>(read) != bytes.size()) fail("cannot be read back");
  return bytes;
}

}  // namespace

std::string zip_file(const std::vector<ZipPart>& parts)
{
  zip_error_t error;
  zip_error_init(&error);
  const std::unique_ptr<zip_source_t, SourceRelease> target(zip_source_buffer_create(nullptr, 0, 0, &error));
  if (!target) fail(zip_error_strerror(&error));
  std::vector<Archive> taken_over;
  Archive archive(zip_open_from_source(target.get(), ZIP_TRUNCATE, &error));
  if (!archive) fail(zip_error_strerror(&error));
  zip_source_keep(target.get());  // the archive takes one hold on its source, we keep another
  for (const ZipPart& part : parts)
    add(archive.get(), part, taken_over);
  if (zip_close(archive.get()) != 0) fail(zip_strerror(archive.get()));
  static_cast<void>(archive.release());
  return content(target.get());
}

}  // namespace office
