// SPDX-License-Identifier: Apache-2.0
// What cairo 1.16 cannot say in a PDF's catalog: the language, so that a screen reader speaks Thai as Thai, and that
// a window shows the document's title rather than the file's name.
#pragma once
#include <string>

#include "lib/util/messages.hpp"

namespace office::pdf {

/// Bytes in which the catalog is not the last object, as cairo writes it, are returned as they are.
std::string with_language(std::string bytes, util::Language language);

}  // namespace office::pdf
