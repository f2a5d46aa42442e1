// SPDX-License-Identifier: Apache-2.0
#include "src/app/site_address.hpp"

namespace app {

std::string site_address(const Settings& settings, std::optional<std::uint16_t> port)
{
  if (!settings.text("address").empty()) return settings.text("address");
  const auto listen = settings.list("listen");
  if (listen.empty()) return "http://localhost:8080";
  const std::string& first = listen.front();
  if (first.starts_with("unix:")) return first;
  const std::string scheme = settings.text("certificate").empty() ? "http://" : "https://";
  return scheme + (port ? first.substr(0, first.rfind(':')) + ":" + std::to_string(*port) : first);
}

std::string address_of_letters(const Settings& settings)
{
  std::string address = settings.text("address");
  while (address.ends_with('/'))
    address.pop_back();
  return address;
}

}  // namespace app
