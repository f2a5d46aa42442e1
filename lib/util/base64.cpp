// SPDX-License-Identifier: Apache-2.0
#include "lib/util/base64.hpp"

#include <sodium.h>

namespace util {
namespace {

constexpr int k_url = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

std::string lettered(std::string_view bytes, int variant)
{
  std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                    variant);
  text.pop_back();  // the zero that ends it
  return text;
}

}  // namespace

std::string base64(std::string_view bytes)
{
  return lettered(bytes, sodium_base64_VARIANT_ORIGINAL);
}

std::string base64url(std::string_view bytes)
{
  return lettered(bytes, k_url);
}

std::optional<std::string> from_base64url(std::string_view text)
{
  std::string bytes(text.size(), '\0');
  std::size_t size = 0;
  const char* end = nullptr;
  const bool read = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                                      text.size(), nullptr, &size, &end, k_url) == 0;
  if (!read || end != text.data() + text.size()) return std::nullopt;
  bytes.resize(size);
  return bytes;
}

}  // namespace util
