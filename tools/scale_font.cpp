// SPDX-License-Identifier: Apache-2.0
// Makes a copy of a TrueType font with a larger em and a new family name: scale_font IN.ttf OUT.ttf
// The official Thai page is set in TH SarabunPSK at 16 points, whose letters fill far less of the em than those of
// the freely licensed Sarabun. With the em at 1400 units instead of 1000, 16 points of this font look like 16 points
// of TH SarabunPSK. Layout follows the OpenType specification, chapters "Organization of an OpenType Font" and "name".
#include <cstdint>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using Bytes = std::string;

constexpr std::uint16_t k_units_per_em = 1400;
constexpr double k_leading = 1.26;  // ascent and descent grow by this, for the line height of an official page
const std::string k_from = "Sarabun";
const std::string k_to = "Prongsai Sarabun";

std::uint32_t get(const Bytes& b, std::size_t at, int size)
{
  std::uint32_t value = 0;
  for (int i = 0; i < size; ++i)
    value = value << 8U | static_cast<unsigned char>(b.at(at + static_cast<std::size_t>(i)));
  return value;
}

void put(Bytes& b, std::size_t at, int size, std::uint32_t value)
{
  for (int i = size - 1; i >= 0; --i) {
    b.at(at + static_cast<std::size_t>(i)) = static_cast<char>(value & 0xFFU);
    value >>= 8U;
  }
}

void append(Bytes& b, int size, std::uint32_t value)
{
  b.resize(b.size() + static_cast<std::size_t>(size));
  put(b, b.size() - static_cast<std::size_t>(size), size, value);
}

void scale_signed(Bytes& table, std::size_t at)
{
  const auto value = static_cast<std::int16_t>(get(table, at, 2));
  put(table, at, 2, static_cast<std::uint16_t>(static_cast<std::int16_t>(value * k_leading)));
}

std::uint32_t checksum(Bytes b)
{
  while (b.size() % 4 != 0)
    b.push_back('\0');
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < b.size(); i += 4)
    sum += get(b, i, 4);
  return sum;
}

// Puts the new family name where the old one stood, in records of two-byte (UTF-16) and one-byte platforms.
Bytes renamed(const Bytes& text, int unit, bool compact)
{
  Bytes from;
  Bytes to;
  for (char c : k_from)
    from += unit == 2 ? Bytes{'\0', c} : Bytes{c};
  for (char c : k_to) {
    if (compact && c == ' ') continue;  // a PostScript name has no blanks
    to += unit == 2 ? Bytes{'\0', c} : Bytes{c};
  }
  const auto at = text.find(from);
  return at == Bytes::npos ? text : text.substr(0, at) + to + text.substr(at + from.size());
}

Bytes rename_table(const Bytes& name)
{
  const auto count = get(name, 2, 2);
  const auto strings = get(name, 4, 2);
  Bytes records;
  Bytes storage;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::size_t at = 6 + 12U * i;
    const auto platform = get(name, at, 2);
    const auto name_id = get(name, at + 6, 2);
    Bytes text = name.substr(strings + get(name, at + 10, 2), get(name, at + 8, 2));
    const bool is_family = name_id == 1 || name_id == 3 || name_id == 4 || name_id == 6 || name_id == 16;
    if (is_family) text = renamed(text, platform == 1 ? 1 : 2, name_id == 6);
    records += name.substr(at, 8);
    append(records, 2, static_cast<std::uint32_t>(text.size()));
    append(records, 2, static_cast<std::uint32_t>(storage.size()));
    storage += text;
  }
  Bytes out = name.substr(0, 4);
  append(out, 2, 6 + 12 * count);
  return out + records + storage;
}

std::map<std::string, Bytes> tables_of(const Bytes& font)
{
  std::map<std::string, Bytes> tables;
  for (std::uint32_t i = 0; i < get(font, 4, 2); ++i) {
    const std::size_t at = 12 + 16U * i;
    tables[font.substr(at, 4)] = font.substr(get(font, at + 8, 4), get(font, at + 12, 4));
  }
  return tables;
}

Bytes font_of(const Bytes& version_and_search, const std::map<std::string, Bytes>& tables)
{
  Bytes out = version_and_search;
  Bytes body;
  const std::size_t body_at = 12 + 16 * tables.size();
  std::size_t head_at = 0;
  for (const auto& [tag, table] : tables) {
    if (tag == "head") head_at = body_at + body.size();
    out += tag;
    append(out, 4, checksum(table));
    append(out, 4, static_cast<std::uint32_t>(body_at + body.size()));
    append(out, 4, static_cast<std::uint32_t>(table.size()));
    body += table;
    while (body.size() % 4 != 0)
      body.push_back('\0');
  }
  out += body;
  put(out, head_at + 8, 4, 0xB1B0AFBAU - checksum(out));
  return out;
}

void scale(std::map<std::string, Bytes>& tables)
{
  put(tables.at("head"), 18, 2, k_units_per_em);
  put(tables.at("head"), 8, 4, 0);
  for (std::size_t at : {4U, 6U})
    scale_signed(tables.at("hhea"), at);
  for (std::size_t at : {68U, 70U, 74U, 76U})
    scale_signed(tables.at("OS/2"), at);
  put(tables.at("OS/2"), 8, 2, 0);  // fsType: may be embedded
  tables.at("name") = rename_table(tables.at("name"));
  tables.erase("DSIG");  // a signature of the unscaled font
}

}  // namespace

int main(int argc, char** argv)
try {
  if (argc != 3) throw std::runtime_error("usage: scale_font IN.ttf OUT.ttf");
  std::ifstream in(argv[1], std::ios::binary);
  const Bytes font((std::istreambuf_iterator<char>(in)), {});
  auto tables = tables_of(font);
  scale(tables);
  Bytes start = font.substr(0, 4);
  std::uint32_t power = 1;
  std::uint32_t log = 0;
  while (power * 2 <= tables.size()) {
    power *= 2;
    ++log;
  }
  append(start, 2, static_cast<std::uint32_t>(tables.size()));
  append(start, 2, power * 16);
  append(start, 2, log);
  append(start, 2, static_cast<std::uint32_t>(tables.size()) * 16 - power * 16);
  std::ofstream(argv[2], std::ios::binary) << font_of(start, tables);
  return 0;
} catch (const std::exception& error) {
  std::cerr << "scale_font: " << error.what() << '\n';
  return 1;
}
