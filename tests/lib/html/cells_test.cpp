// SPDX-License-Identifier: Apache-2.0
#include "lib/html/cells.hpp"

#include <gtest/gtest.h>

#include "lib/html/escape.hpp"
#include "lib/html/table_query.hpp"

namespace {

using html::Phrase;

std::string drawn(const html::Cells& cells)
{
  return html::markup_of(cells, [](const Phrase& phrase) {
    return phrase.word() != nullptr ? "word " + phrase.word()->key : html::escaped(*phrase.text());
  });
}

TEST(Cells, AreTextsNumbersLinksAndTags)
{
  EXPECT_EQ(drawn({{"อบต."}}), R"(<td class="govuk-table__cell">อบต.</td>)");
  EXPECT_EQ(drawn({{.text = "86.63", .numeric = true}}),
            R"(<td class="govuk-table__cell govuk-table__cell--numeric">86.63</td>)");
  EXPECT_EQ(drawn({{"A", "/agencies/1"}}),
            R"(<td class="govuk-table__cell"><a class="govuk-link" href="/agencies/1">A</a></td>)");
  EXPECT_EQ(drawn({{.text = html::Word{"a.key"}, .colour = html::Colour::turquoise}}),
            R"(<td class="govuk-table__cell"><strong class="govuk-tag govuk-tag--turquoise">word a.key</strong></td>)");
  EXPECT_EQ(drawn({}), "");
}

TEST(Cells, LetNobodyWriteMarkup)
{
  const std::string evil = R"(<script>"'&)";
  const std::string out = drawn({{evil, evil}});
  EXPECT_EQ(out.find("<script"), std::string::npos);
  EXPECT_EQ(out, R"(<td class="govuk-table__cell"><a class="govuk-link" href="&lt;script&gt;&quot;&#39;&amp;">)"
                 R"(&lt;script&gt;&quot;&#39;&amp;</a></td>)");
}

}  // namespace
