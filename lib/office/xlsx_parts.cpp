// SPDX-License-Identifier: Apache-2.0
#include "lib/office/xlsx_parts.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <zip.h>

#include "lib/util/text.hpp"

namespace office::xlsx {
namespace {

constexpr const char* k_broken = "office.xlsx_broken";
constexpr const char* k_too_large = "office.xlsx_too_large";
constexpr std::size_t k_small = std::size_t{1024} * 1024;  // what may be packed as tightly as it likes

struct ZipFileClose {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

/// "xl/" + "worksheets/sheet1.xml", or what begins at the root of the archive.
std::string beside_workbook(std::string_view target)
{
  if (target.starts_with('/')) return std::string(target.substr(1));
  return "xl/" + std::string(target);
}

/// Documents may use any prefix for their names.
std::string_view local(std::string_view name)
{
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string attribute_named(const pugi::xml_node& node, std::string_view name)
{
  for (const pugi::xml_attribute& attribute : node.attributes()) {
    if (local(attribute.name()) == name) return attribute.value();
  }
  return {};
}

std::string target_of(const Parts& parts, const std::string& relation)
{
  pugi::xml_document relations;
  parts.read("xl/_rels/workbook.xml.rels", relations);
  for (const pugi::xml_node& node : relations.document_element().children()) {
    if (attribute_named(node, "Id") != relation) continue;
    if (attribute_named(node, "TargetMode") == "External") throw Unreadable(k_broken);
    return beside_workbook(node.attribute("Target").value());
  }
  throw Unreadable(k_broken);
}

}  // namespace

struct Parts::Archive {
  zip_t* zip = nullptr;
  Archive() = default;
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;
  ~Archive()
  {
    if (zip != nullptr) zip_discard(zip);
  }
};

Parts::Parts(std::string_view bytes, const TableLimits& limits) : limits_(limits), archive_(std::make_unique<Archive>())
{
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) archive_->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (source != nullptr && archive_->zip == nullptr) zip_source_free(source);
  zip_error_fini(&error);
  if (archive_->zip == nullptr) throw Unreadable(k_broken);
  const zip_int64_t entries = zip_get_num_entries(archive_->zip, 0);
  if (entries < 0 || static_cast<std::size_t>(entries) > limits_.parts) throw Unreadable(k_too_large);
}

Parts::~Parts() = default;

bool Parts::has(const std::string& name) const
{
  return zip_name_locate(archive_->zip, name.c_str(), 0) >= 0;
}

std::string Parts::unpacked(const std::string& name) const
{
  zip_stat_t stat;
  zip_stat_init(&stat);
  constexpr zip_uint64_t k_needed = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
  if (zip_stat(archive_->zip, name.c_str(), 0, &stat) != 0 || (stat.valid & k_needed) != k_needed)
    throw Unreadable(k_broken);
  if (stat.size > limits_.unpacked_bytes) throw Unreadable(k_too_large);
  if (stat.size > k_small && stat.size / limits_.ratio > stat.comp_size) throw Unreadable(k_too_large);
  const std::unique_ptr<zip_file_t, ZipFileClose> file(zip_fopen(archive_->zip, name.c_str(), 0));
  if (!file) throw Unreadable(k_broken);
  // The size that the archive states may be a lie: what comes is counted.
  std::string out;
  std::array<char, 65'536> buffer{};
  for (;;) {
    const zip_int64_t got = zip_fread(file.get(), buffer.data(), buffer.size());
    if (got < 0) throw Unreadable(k_broken);
    if (got == 0) return out;
    out.append(buffer.data(), static_cast<std::size_t>(got));
    if (out.size() > limits_.unpacked_bytes) throw Unreadable(k_too_large);
  }
}

void Parts::read(const std::string& name, pugi::xml_document& into) const
{
  const std::string bytes = unpacked(name);
  // White space between elements means nothing, white space that is all of a text does.
  constexpr unsigned k_flags = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_wconv_attribute | pugi::parse_eol |
                               pugi::parse_ws_pcdata_single | pugi::parse_doctype;
  const pugi::xml_parse_result result = into.load_buffer(bytes.data(), bytes.size(), k_flags);
  if (!result || !into.document_element()) throw Unreadable(k_broken);
  for (const pugi::xml_node& node : into.children()) {
    if (node.type() == pugi::node_doctype) throw Unreadable(k_broken);
  }
}

std::string first_sheet(const Parts& parts)
{
  pugi::xml_document workbook;
  parts.read("xl/workbook.xml", workbook);
  for (const pugi::xml_node& list : workbook.document_element().children()) {
    if (local(list.name()) != "sheets") continue;
    for (const pugi::xml_node& sheet : list.children()) {
      const std::string state = attribute_named(sheet, "state");
      if (local(sheet.name()) == "sheet" && (state.empty() || state == "visible"))
        return target_of(parts, attribute_named(sheet, "id"));
    }
  }
  throw Unreadable(k_broken);
}

}  // namespace office::xlsx
