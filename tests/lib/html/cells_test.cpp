// SPDX-License-Identifier: Apache-2.0
#include "lib/html/cells.hpp"

#include <gtest/gtest.h>

#include "lib/html/escape.hpp"
#include "lib/html/table_query.hpp"

namespace {

using html::Phrase;

std::string drawn(const html::Rows& rows)
{
  std::string out;
  html::write_markup(
      rows,
      [](const Phrase& phrase, std::string& to) {
        if (phrase.word() != nullptr) {
          to += "word " + phrase.word()->key;
        } else {
          html::escape_to(to, *phrase.text());
        }
      },
      out);
  return out;
}

/// Of one row, without what stands about it.
std::string drawn(html::Cells cells)
{
  constexpr std::string_view k_begin = R"(<tr class="govuk-table__row">)";
  constexpr std::string_view k_end = "</tr>\n";
  const std::string row = drawn(html::Rows{html::Row(std::move(cells))});
  EXPECT_TRUE(row.starts_with(k_begin) && row.ends_with(k_end)) << row;
  return row.substr(k_begin.size(), row.size() - k_begin.size() - k_end.size());
}

TEST(Cells, AreTextsNumbersLinksAndTags)
{
  EXPECT_EQ(drawn(html::Cells{{"อบต."}}), R"(<td class="govuk-table__cell">อบต.</td>)");
  EXPECT_EQ(drawn(html::Cells{{.text = "86.63", .numeric = true}}),
            R"(<td class="govuk-table__cell govuk-table__cell--numeric">86.63</td>)");
  EXPECT_EQ(drawn(html::Cells{{"A", "/agencies/1"}}),
            R"(<td class="govuk-table__cell"><a class="govuk-link" href="/agencies/1">A</a></td>)");
  EXPECT_EQ(drawn(html::Cells{{.text = html::Word{"a.key"}, .colour = html::Colour::turquoise}}),
            R"(<td class="govuk-table__cell"><strong class="govuk-tag govuk-tag--turquoise">word a.key</strong></td>)");
  EXPECT_EQ(drawn(html::Cells{}), "");
  EXPECT_EQ(drawn(html::Rows{}), "");
}

TEST(Cells, LetNobodyWriteMarkup)
{
  const std::string evil = R"(<script>"'&)";
  const std::string out = drawn(html::Cells{{evil, evil}});
  EXPECT_EQ(out.find("<script"), std::string::npos);
  EXPECT_EQ(out, R"(<td class="govuk-table__cell"><a class="govuk-link" href="&lt;script&gt;&quot;&#39;&amp;">)"
                 R"(&lt;script&gt;&quot;&#39;&amp;</a></td>)");
}

}  // namespace
