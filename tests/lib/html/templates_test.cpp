// SPDX-License-Identifier: Apache-2.0
#include "lib/html/templates.hpp"

#include <stdexcept>
#include <thread>

#include <gtest/gtest.h>

#include "lib/html/table_query.hpp"

namespace {

using html::Markup;
using html::TemplateFile;
using html::Templates;
using html::Values;
using html::Word;
using html::Words;

const Words& words()
{
  static const Words k_words(util::Messages::parse(
      util::Language::english,
      R"({"a.plain": "Tom & Jerry", "a.count": "{count} of {all} {{braces}}", "a.name": "Hello {name}"})"));
  return k_words;
}

Templates only(std::string text)
{
  std::vector<TemplateFile> files;
  files.push_back({"room/view", "src/room/views/view.html", std::move(text)});
  return Templates(std::move(files));
}

std::string shown(std::string text, const Values& values)
{
  return only(std::move(text)).render("room/view", values, words());
}

std::string refused(std::string text)
{
  try {
    only(std::move(text));
  } catch (const std::logic_error& error) {
    return error.what();
  }
  return "";
}

TEST(Templates, ShowsValuesListsAndObjects)
{
  Values values;
  values.set("agency", Values().set("name", "A")).set("empty", "").set("yes", true).list("none");
  values.add("rows", Values().set("n", 1)).add("rows", Values().set("n", 2));
  values.set("texts", std::vector<std::string>{"x", "y"});
  EXPECT_EQ(shown("{{agency.name}}{{#agency}}{{name}}{{/agency}}", values), "AA");
  EXPECT_EQ(shown("{{#rows}}{{n}}{{yes}},{{/rows}}{{^none}}-{{/none}}", values), "1,2,-");
  EXPECT_EQ(shown("{{#texts}}{{.}}{{/texts}}{{#yes}}+{{/yes}}{{^empty}}0{{/empty}}", values), "xy+0");
}

TEST(Templates, EverythingIsEscapedButMarkup)
{
  Values values;
  values.set("text", "<b a=\"1\" c='2'>&amp;").set("chart", Markup::made_here("<svg/>"));
  EXPECT_EQ(shown("{{text}}", values), "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;");
  EXPECT_EQ(shown("{{chart}}", values), "<svg/>");
}

TEST(Templates, StrangeCharactersStayTextAndTurnNothingRound)
{
  const auto is_shown_as = [](std::string_view text) { return shown("{{x}}", Values().set("x", text)); };
  EXPECT_EQ(is_shown_as("a\u200Bb\u200Fc"), "a\u200Bb\u200Fc");
  EXPECT_EQ(is_shown_as("a\u202Eb\u2066c"), "a\uFFFDb\uFFFDc");
  EXPECT_EQ(is_shown_as(std::string_view("a\0b\x1B", 4)), "a\uFFFDb\uFFFD");
  EXPECT_EQ(is_shown_as("a\xFFz\xE0\xB8"), "a\uFFFDz\uFFFD\uFFFD");
  EXPECT_EQ(is_shown_as("{{y}}"), "{{y}}");
}

TEST(Templates, SentencesTakeTheirParametersFromTheValues)
{
  const Values values = Values().set("count", html::Count{1370000}).set("all", "<2>").set("name", "x");
  EXPECT_EQ(shown("{{t.a.count}}", values), "1,370,000 of &lt;2&gt; {braces}");
  EXPECT_EQ(shown("{{t.a.plain}}", values), "Tom &amp; Jerry");
  EXPECT_THROW(shown("{{t.a.count}}", Values().set("count", 1)), std::logic_error);
  EXPECT_THROW(shown("{{t.a.absent}}", values), std::logic_error);
}

TEST(Templates, AWordIsSaidInTheLanguageOfThePage)
{
  EXPECT_EQ(shown("{{x}}", Values().set("x", Word{"a.name", {{"name", "<i>"}}})), "Hello &lt;i&gt;");
  EXPECT_THROW(shown("{{x}}", Values().set("x", Word{"a.name"})), std::logic_error);
  EXPECT_THROW(shown("{{x}}", Values().set("x", Word{"a.absent"})), std::logic_error);
  const std::chrono::year_month_day date(std::chrono::year(2026), std::chrono::month(11), std::chrono::day(21));
  EXPECT_EQ(shown("{{x}}", Values().set("x", date)), "21 November 2026");
}

TEST(Templates, AMissingNameIsAFaultUnlessTheTemplateSaysOtherwise)
{
  EXPECT_THROW(shown("{{absent}}", Values()), std::logic_error);
  EXPECT_THROW(shown("{{#absent}}{{/absent}}", Values()), std::logic_error);
  EXPECT_THROW(shown("{{a.b}}", Values().set("a", Values())), std::logic_error);
  EXPECT_EQ(shown("{{#absent?}}1{{/absent?}}{{^absent?}}2{{/absent?}}", Values()), "2");
  // What may be absent is not taken from around: a row without a hint has none, even where its form has one.
  Values values = Values().set("hint", "outer");
  values.add("rows", Values().set("a", 1));
  EXPECT_EQ(shown("{{#rows}}{{#hint?}}1{{/hint?}}{{hint}}{{/rows}}", values), "outer");
}

TEST(Templates, WithAHookAFaultIsToldAndThePageShown)
{
  std::vector<std::string> told;
  Templates templates = only("1{{absent}}2{{t.a.absent}}3{{x}}4");
  templates.on_fault([&](const std::string& what) { told.push_back(what); });
  EXPECT_EQ(templates.render("room/view", Values().set("x", Word{"a.absent"}), words()), "1234");
  ASSERT_EQ(told.size(), 3U);
  EXPECT_NE(told[1].find("template room/view"), std::string::npos);
}

TEST(Templates, PartialsComeFromTheWebFolderOrARoomWithoutIndentsAndComments)
{
  std::vector<TemplateFile> files;
  files.push_back({"partials/a", "web/partials/a.html", "{{! note }}\n<i>{{x}}</i>\n"});
  files.push_back({"room/row", "src/room/views/row.html", "<u>\n  {{> a}}\n</u>\n"});
  files.push_back({"room/view", "src/room/views/view.html", "<p>{{> room/row}}</p>{{> a}}"});
  const Templates templates(std::move(files));
  EXPECT_EQ(templates.render("room/view", Values().set("x", 1), words()), "<p><u>\n<i>1</i>\n</u></p><i>1</i>");
  EXPECT_THROW(templates.render("room/absent", Values(), words()), std::logic_error);
}

TEST(Templates, FaultsNameFileAndLine)
{
  const std::string at = "src/room/views/view.html:2: ";
  EXPECT_EQ(refused("\n{{#a}}"), at + "the section \"a\" is not closed");
  EXPECT_EQ(refused("\n{{/a}}"), at + "\"a\" is closed and was not open");
  EXPECT_EQ(refused("{{#a}}\n{{/b}}"), at + "\"b\" is closed while \"a\" is open");
  EXPECT_EQ(refused("\n{{a"), at + "a tag is opened with {{ and not closed");
  EXPECT_NE(refused("\n{{{a}}}").find(at + "only {{name}}"), std::string::npos);
  EXPECT_NE(refused("\n{{&a}}").find(at + "only {{name}}"), std::string::npos);
  EXPECT_NE(refused("\n{{=<% %>=}}").find(at + "only {{name}}"), std::string::npos);
  EXPECT_NE(refused("\n{{A b}}").find("is not a name"), std::string::npos);
  EXPECT_NE(refused("{{> absent}}").find("there is no template \"partials/absent\""), std::string::npos);
  EXPECT_NE(refused("{{> room/view}}").find("contains itself"), std::string::npos);
}

TEST(Templates, NothingInlineAndNoBareValues)
{
  EXPECT_NE(refused("<p style=\"color: red\">").find("no inline styles"), std::string::npos);
  EXPECT_NE(refused("<style>p{}</style>").find("no inline styles"), std::string::npos);
  EXPECT_NE(refused("<a onclick=\"x()\">").find("no inline scripts"), std::string::npos);
  EXPECT_NE(refused("<script>1</script>").find("no inline scripts"), std::string::npos);
  EXPECT_NE(refused("<a href=\"javascript:x\">").find("no scripts in addresses"), std::string::npos);
  EXPECT_NE(refused("<a href={{x}}>").find("stands in quotes"), std::string::npos);
  EXPECT_EQ(refused("<a href=\"{{x}}\"{{#y}} hidden{{/y}}>{{z}}</a>"), "");
}

TEST(Templates, WordsOfALanguageAreNotWrittenIntoTemplates)
{
  EXPECT_NE(refused("<p>Hello</p>").find("words belong into locale/"), std::string::npos);
  EXPECT_NE(refused("<p>\u0E01</p>").find("words belong into locale/"), std::string::npos);
  EXPECT_NE(refused("<img alt=\"A picture\">").find("words belong into locale/"), std::string::npos);
  EXPECT_NE(refused("<input placeholder='x'>").find("words belong into locale/"), std::string::npos);
  EXPECT_EQ(refused("<p class=\"hello\">1 &ndash; 2 {{x}} \u2013</p><meta name=\"a\" content=\"b\"><!-- note -->"), "");
}

TEST(Templates, TwoOfOneNameAreAFault)
{
  std::vector<TemplateFile> files(2, TemplateFile{"room/view", "src/room/views/view.html", ""});
  EXPECT_THROW(Templates(std::move(files)), std::logic_error);
}

TEST(Templates, ThreadsRenderTheSameAtOnce)
{
  const Templates templates = only("{{#rows}}<p>{{n}} {{t.a.count}}</p>\n{{/rows}}");
  Values values = Values().set("count", 1).set("all", 2);
  for (int i = 0; i < 200; ++i)
    values.add("rows", Values().set("n", i));
  const std::string expected = templates.render("room/view", values, words());
  std::vector<std::string> got(4);
  std::vector<std::thread> threads;
  for (std::string& text : got) {
    threads.emplace_back([&] {
      for (int i = 0; i < 20; ++i)
        text = templates.render("room/view", values, words());
    });
  }
  for (std::thread& thread : threads)
    thread.join();
  for (const std::string& text : got)
    EXPECT_EQ(text, expected);
}

TEST(Templates, AllOfTheProgramAreInOrderAndEveryWordIsInBothLanguages)
{
  const Templates templates = Templates::embedded();
  EXPECT_TRUE(templates.has("layout"));
  EXPECT_TRUE(templates.has("partials/input"));
  for (const util::Language language : {util::Language::thai, util::Language::english}) {
    for (const std::string& lacking : templates.words_lacking(Words(util::Messages::embedded(language))))
      ADD_FAILURE() << lacking;
  }
}

TEST(Templates, AWordThatACatalogueLacksIsNamedWithItsPlace)
{
  EXPECT_EQ(only("\n{{t.a.absent}}{{t.a.plain}}").words_lacking(words()),
            std::vector<std::string>{"src/room/views/view.html:2: no text \"a.absent\" in \"en\""});
}

TEST(Templates, RowsOfATableBecomeMarkupInTheReadersLanguage)
{
  html::Values table = Values().list("rows");
  EXPECT_EQ(shown("<tbody>{{rows}}</tbody>", table), "<tbody></tbody>");
  table.add("rows", html::Row({{Word{"a.plain"}}, {"<b>", "/x?a=1&b=2"}}));
  table.add("rows", html::Row({{.text = "7", .numeric = true}, {"x", "", html::Colour::red}}));
  EXPECT_EQ(shown("<tbody>{{rows}}</tbody>", table),
            R"(<tbody><tr class="govuk-table__row"><td class="govuk-table__cell">Tom &amp; Jerry</td>)"
            R"(<td class="govuk-table__cell"><a class="govuk-link" href="/x?a=1&amp;b=2">&lt;b&gt;</a></td></tr>)"
            "\n"
            R"(<tr class="govuk-table__row"><td class="govuk-table__cell govuk-table__cell--numeric">7</td>)"
            R"(<td class="govuk-table__cell"><strong class="govuk-tag govuk-tag--red">x</strong></td></tr>)"
            "\n</tbody>");
}

TEST(Templates, ANameIsSaidInTheReadersLanguageAndInThaiWhereItHasNoOther)
{
  const html::Values values = Values().set("name", html::Name{"ตำบล", "Tambon <1>"}).set("thai", html::Name{"อำเภอ"});
  EXPECT_EQ(shown("{{name}}, {{thai}}", values), "Tambon &lt;1&gt;, อำเภอ");
  EXPECT_EQ(html::Name({"ตำบล", "Tambon"}).in(util::Language::thai), "ตำบล");
}

TEST(Templates, MarkupStandsWhereItIsNamedAsOftenAsItIs)
{
  const html::Values values = Values()
                                  .set("a", Markup::made_here("<svg/>"))
                                  .set("b", Markup::made_here(""))
                                  .set("c",
                                       "\x02"
                                       "0\x02");
  EXPECT_EQ(shown("{{a}}{{#a}}|{{/a}}{{a}}{{^b}}-{{/b}}{{c}}", values),
            "<svg/>|<svg/>-\xEF\xBF\xBD"
            "0\xEF\xBF\xBD");
}

TEST(Templates, RowsAndOtherThingsAreNotMixed)
{
  html::Values table = Values().add("rows", Values().set("a", 1));
  EXPECT_THROW(table.add("rows", html::Row({{"x"}})), std::logic_error);
  html::Values rows = Values().list("rows");
  rows.add("rows", html::Row({{"x"}}));
  EXPECT_THROW(rows.add("rows", Values().set("a", 1)), std::logic_error);
}

}  // namespace
