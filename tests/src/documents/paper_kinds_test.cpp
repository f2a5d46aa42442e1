// SPDX-License-Identifier: Apache-2.0
// Every kind of document, in both languages and all formats: that it renders, that its bytes repeat, and that it says
// what the papers say which it replaces.
#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>

#include "lib/util/files.hpp"

#include "src/documents/paper_kind.hpp"

#include "flat_text.hpp"
#include "paper_world.hpp"

namespace {

using util::Language;

std::string code_of_language(Language language)
{
  return std::string(util::code(language));
}

/// For looking at: PRONGSAI_PAPERS=folder keeps the files.
void keep(const std::string& name, const std::string& bytes)
{
  if (const char* folder = std::getenv("PRONGSAI_PAPERS"); folder != nullptr) {
    std::filesystem::create_directories(folder);
    util::write_file(std::filesystem::path(folder) / name, bytes);
  }
}

TEST(PaperKinds, AreFaultlessAndEachHasBothLanguages)
{
  const documents::PaperKinds& kinds = documents::PaperKinds::embedded();
  EXPECT_GE(kinds.all().size(), 12U);
  for (const documents::PaperKind& kind : kinds.all()) {
    EXPECT_FALSE(kind.name.th.empty() || kind.name.en.empty()) << kind.code;
    EXPECT_EQ(kind.sections_th.size(), kind.sections_en.size()) << kind.code;
  }
}

TEST(PaperKinds, EveryKindRendersTheSameBytesTwiceInEveryFormat)
{
  for (const documents::PaperKind& kind : documents::PaperKinds::embedded().all()) {
    for (const Language language : {Language::thai, Language::english}) {
      const office::Document document = paper_world::document(kind.code, language);
      const std::string pdf = office::to_pdf(document);
      const std::string docx = office::to_docx(document);
      const std::string html = office::to_html(document);
      const std::string name = kind.code + "_" + code_of_language(language);
      keep(name + ".pdf", pdf);
      keep(name + ".docx", docx);
      keep(name + ".html", html);
      const office::Document again = paper_world::document(kind.code, language);
      EXPECT_EQ(pdf, office::to_pdf(again)) << name;
      EXPECT_EQ(docx, office::to_docx(again)) << name;
      EXPECT_EQ(html, office::to_html(again)) << name;
      EXPECT_EQ(office::to_xlsx(document), office::to_xlsx(again)) << name;
    }
  }
}

}  // namespace
