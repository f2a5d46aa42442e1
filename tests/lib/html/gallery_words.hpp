// SPDX-License-Identifier: Apache-2.0
// The words of the gallery, joined to those of the program.
#pragma once
#include "lib/html/words.hpp"

namespace html_test {

html::Words gallery_words(util::Language language);
/// A language that nobody speaks: every text in brackets and half as long again. What a page shows outside of them is
/// written into the program instead of the catalogue.
html::Words fake_words();

}  // namespace html_test
