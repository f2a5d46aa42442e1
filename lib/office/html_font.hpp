// SPDX-License-Identifier: Apache-2.0
// The font of the pictures in an HTML document: their labels are measured in it, so a browser must draw them in it.
// Only the letters that occur travel with the page.
#pragma once
#include <string>

#include "lib/office/document.hpp"

namespace office::html {

/// @font-face rules, regular and bold, as far as the pictures' text uses them; empty where there is no picture.
std::string picture_fonts(const Document& document);

}  // namespace office::html
