// SPDX-License-Identifier: Apache-2.0
// A chart as a picture of dots, for formats that cannot hold SVG.
#pragma once
#include <string>

#include "lib/office/pdf_picture.hpp"

namespace office {

/// PNG on white, as large as `extent` at 150 dots an inch. SVG that cannot be read is std::runtime_error.
std::string picture_png(const Picture& picture, const pdf::Extent& extent);

}  // namespace office
