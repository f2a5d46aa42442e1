// SPDX-License-Identifier: Apache-2.0
#include "lib/db/files_beside.hpp"

#include <algorithm>

namespace db {
namespace {

constexpr std::size_t k_sha256_digits = 64;

bool is_sha256(std::string_view text)
{
  return text.size() == k_sha256_digits &&
         std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool is_under(std::string_view text)
{
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

std::string beside_name(std::string_view under, std::string_view sha256)
{
  return std::string(under) + "/" + std::string(sha256.substr(0, 2)) + "/" + std::string(sha256);
}

bool is_beside_name(std::string_view name)
{
  const std::string_view under = name.substr(0, name.find('/'));
  const std::string_view sha256 = sha256_of_name(name);
  return is_under(under) && is_sha256(sha256) && name == beside_name(under, sha256);
}

std::string_view sha256_of_name(std::string_view name)
{
  return name.substr(name.rfind('/') + 1);
}

}  // namespace db
