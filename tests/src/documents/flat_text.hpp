// SPDX-License-Identifier: Apache-2.0
// A document as lines of text, one a block, for tests that read what a report says.
#pragma once
#include <string>

#include "lib/office/document.hpp"

std::string flat_text(const office::Document& document);
