// SPDX-License-Identifier: Apache-2.0
// Where the site is found from outside: as the setting "address" says, otherwise as it listens.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "src/app/settings.hpp"

namespace app {

/// "https://ita.example.go.th", "http://localhost:8080". `port`: the one that the system gave where the setting asks
/// for any (0). A unix socket is shown as it is: nobody but a proxy finds it, and the setting "address" is needed.
std::string site_address(const Settings& settings, std::optional<std::uint16_t> port = {});

/// The setting "address" without a slash at its end, to which links of letters are added; empty where it is not set.
std::string address_of_letters(const Settings& settings);

}  // namespace app
