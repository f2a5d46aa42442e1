// SPDX-License-Identifier: Apache-2.0
// The few words that a renderer says by itself, from locale/<language>/office.json.
#pragma once
#include "lib/util/messages.hpp"

namespace office {

/// Read once for each language; safe from any thread.
const util::Messages& words(util::Language language);

}  // namespace office
