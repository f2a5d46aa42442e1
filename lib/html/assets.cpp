// SPDX-License-Identifier: Apache-2.0
#include "lib/html/assets.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "lib/util/embedded.hpp"
#include "lib/util/text.hpp"

namespace html {
namespace {

constexpr std::size_t k_hash_digits = 16;

std::string_view type_of(std::string_view name)
{
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> k_types{{
      {".css", "text/css; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".svg", "image/svg+xml"},
      {".woff2", "font/woff2"},
  }};
  const auto* const found =
      std::ranges::find_if(k_types, [name](const auto& type) { return name.ends_with(type.first); });
  if (found == k_types.end()) throw std::logic_error(fmt::format("no content type for \"{}\"", name));
  return found->second;
}

std::string address_of(std::string_view name, std::string_view bytes)
{
  const std::size_t dot = name.rfind('.');
  return fmt::format("/static/{}.{}{}", name.substr(0, dot), util::sha256_hex(bytes).substr(0, k_hash_digits),
                     name.substr(dot));
}

std::vector<Asset> read_all()
{
  std::map<std::string_view, std::string_view> files;
  for (const util::EmbeddedFile& file : util::embedded_static_files())
    files.emplace(file.name, file.bytes);
  std::vector<Asset> found;
  for (const auto& [name, bytes] : files) {
    if (name.ends_with(".gz") || name.ends_with(".br")) continue;
    const auto variant = [&files, name = name](const char* suffix) {
      const auto compressed = files.find(std::string(name) + suffix);
      return compressed == files.end() ? std::string_view() : compressed->second;
    };
    found.push_back({std::string(name), address_of(name, bytes), type_of(name), bytes, variant(".gz"), variant(".br")});
  }
  return found;
}

const std::vector<Asset>& all()
{
  static const std::vector<Asset> k_all = read_all();
  return k_all;
}

}  // namespace

std::span<const Asset> assets()
{
  return all();
}

const std::string& asset(std::string_view name)
{
  const auto found = std::ranges::find(all(), name, &Asset::name);
  if (found == all().end()) throw std::logic_error(fmt::format("there is no file \"{}\" for browsers", name));
  return found->address;
}

}  // namespace html
