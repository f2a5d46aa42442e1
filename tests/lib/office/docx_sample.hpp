// SPDX-License-Identifier: Apache-2.0
// A document that is hard on word processors, browsers and spreadsheets, and how to look into the files made of it.
#pragma once
#include <map>
#include <string>

#include <pugixml.hpp>

#include "lib/office/document.hpp"

namespace office::samples {

/// Signs of XML, invisible and right-to-left marks, formulas, long words, repeated footnotes, spans, tables that touch,
/// 300 rows, a chart and page breaks.
Document hard(thai::Digits digits);

/// The parts of a zip file by name. A file that is not one fails the test.
std::map<std::string, std::string> unzip(const std::string& bytes);
/// XML that does not parse fails the test.
pugi::xml_document parse(const std::string& xml);
/// All text below a node, in order.
std::string text_of(pugi::xml_node node);
/// Without blanks, line ends, form feeds and invisible marks: as text that went through a PDF is compared.
std::string visible_text(std::string_view utf8);
/// The text of the whole document as it must stand in every format that holds all of it.
std::string expected_text(const Document& document);

}  // namespace office::samples
