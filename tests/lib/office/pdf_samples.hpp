// SPDX-License-Identifier: Apache-2.0
// Documents with everything that makes a page difficult, for the tests of the PDF.
#pragma once
#include <string>

#include "lib/office/document.hpp"

namespace office::samples {

Runs plain(const std::string& text);
TableCell cell(const std::string& text);
/// Without blocks, with header, footer and labels in Thai.
Document letterhead();
/// Headings, lists, stacked marks, footnotes, a picture, narrow columns and a table of three pages.
Document report();
/// One table: `rows` rows of number, two texts and a score.
Document long_table(int rows);
/// A table whose one row is much higher than a page.
Document tall_row();
/// Words without an end, web addresses, broken UTF-8, letters that no font has, other scripts.
Document strange_text();
/// Paragraphs only, over two pages: some spread over their width, with numbers, Latin words and stacked marks.
Document paragraphs();
/// In English with Arabic digits.
Document english();
/// `count` times the same sentence.
std::string sentences(int count);

}  // namespace office::samples
