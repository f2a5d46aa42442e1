// SPDX-License-Identifier: Apache-2.0
#include "lib/office/file_kind.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <memory>
#include <string>
#include <system_error>

#include <zip.h>

#include "lib/util/files.hpp"
#include "lib/util/text.hpp"

namespace office {
namespace {

constexpr std::size_t k_head = 512;
constexpr std::uintmax_t k_longest_text = std::uintmax_t{16} * 1024 * 1024;
constexpr zip_int64_t k_most_parts = 20'000;
constexpr std::size_t k_longest_mimetype = 100;

std::string first_bytes(const std::filesystem::path& path, std::size_t most)
{
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::system_error(errno, std::generic_category(), path.string());
  std::string bytes(most, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(most));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

using OpenedArchive = std::unique_ptr<zip_t, decltype(&zip_discard)>;

bool has_part(zip_t* archive, const char* name)
{
  return zip_name_locate(archive, name, 0) >= 0;
}

/// A document whose macros run when somebody opens it.
bool has_macros(zip_t* archive)
{
  for (const char* name : {"word/vbaProject.bin", "xl/vbaProject.bin", "ppt/vbaProject.bin", "Basic/script-lc.xml"}) {
    if (has_part(archive, name)) return true;
  }
  return false;
}

/// What an OpenDocument file says of itself.
std::string stated_type(zip_t* archive)
{
  const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> part(zip_fopen(archive, "mimetype", 0), &zip_fclose);
  if (!part) return {};
  std::array<char, k_longest_mimetype> bytes{};
  const zip_int64_t size = zip_fread(part.get(), bytes.data(), bytes.size());
  return size > 0 ? std::string(bytes.data(), static_cast<std::size_t>(size)) : std::string();
}

FileKind kind_of_archive(const std::filesystem::path& path)
{
  int error = 0;
  const OpenedArchive archive(zip_open(path.c_str(), ZIP_RDONLY, &error), &zip_discard);
  if (!archive || zip_get_num_entries(archive.get(), 0) > k_most_parts || has_macros(archive.get()))
    return FileKind::unknown;
  if (has_part(archive.get(), "[Content_Types].xml")) {
    if (has_part(archive.get(), "word/document.xml")) return FileKind::docx;
    if (has_part(archive.get(), "xl/workbook.xml")) return FileKind::xlsx;
    if (has_part(archive.get(), "ppt/presentation.xml")) return FileKind::pptx;
  }
  const std::string stated = stated_type(archive.get());
  if (stated == media_type(FileKind::odt)) return FileKind::odt;
  return stated == media_type(FileKind::ods) ? FileKind::ods : FileKind::unknown;
}

bool is_control(char c)
{
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') || byte == 0x7F;
}

/// UTF-8, or Windows-874 as Excel in Thailand writes CSV; no control characters in either.
bool is_text(const std::string& bytes)
{
  if (bytes.empty() || std::any_of(bytes.begin(), bytes.end(), is_control)) return false;
  return util::is_utf8(bytes) || std::all_of(bytes.begin(), bytes.end(), [](char c) {
           const auto byte = static_cast<unsigned char>(c);
           return byte < 0x80 || byte == 0x85 || (byte >= 0x91 && byte <= 0x97) || (byte >= 0xA0 && byte <= 0xDA) ||
                  (byte >= 0xDF && byte <= 0xFB);
         });
}

bool ends_with_csv(std::string_view name)
{
  std::string ending(name.substr(name.size() - std::min<std::size_t>(name.size(), 4)));
  std::transform(ending.begin(), ending.end(), ending.begin(), util::ascii_lower);
  return ending == ".csv";
}

/// UTF-16 with its mark, as Excel writes "Unicode text".
bool is_utf16(std::string_view head)
{
  return head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF");
}

FileKind kind_of_text(const std::filesystem::path& path, std::string_view named)
{
  if (std::filesystem::file_size(path) > k_longest_text) return FileKind::unknown;
  const std::string bytes = util::read_file(path);
  if (!is_text(bytes) && !(is_utf16(bytes) && ends_with_csv(named))) return FileKind::unknown;
  return ends_with_csv(named) ? FileKind::csv : FileKind::text;
}

}  // namespace

FileKind file_kind(const std::filesystem::path& path, std::string_view named)
{
  using namespace std::string_view_literals;
  const std::string head = first_bytes(path, k_head);
  if (head.starts_with("%PDF-")) return FileKind::pdf;
  if (head.starts_with("\x89PNG\r\n\x1A\n"sv)) return FileKind::png;
  if (head.starts_with("\xFF\xD8\xFF"sv)) return FileKind::jpeg;
  if (head.starts_with("PK\x03\x04"sv)) return kind_of_archive(path);
  return kind_of_text(path, named);
}

std::string_view media_type(FileKind kind)
{
  switch (kind) {
    case FileKind::pdf:
      return "application/pdf";
    case FileKind::docx:
      return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    case FileKind::xlsx:
      return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    case FileKind::pptx:
      return "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    case FileKind::odt:
      return "application/vnd.oasis.opendocument.text";
    case FileKind::ods:
      return "application/vnd.oasis.opendocument.spreadsheet";
    case FileKind::png:
      return "image/png";
    case FileKind::jpeg:
      return "image/jpeg";
    case FileKind::csv:
      return "text/csv";
    case FileKind::text:
      return "text/plain";
    case FileKind::unknown:
      break;
  }
  return "application/octet-stream";
}

}  // namespace office
