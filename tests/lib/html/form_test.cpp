// SPDX-License-Identifier: Apache-2.0
#include "lib/html/form.hpp"

#include <gtest/gtest.h>

#include "lib/util/messages.hpp"

namespace {

using html::Field;
using html::Form;
using html::Needed;
using std::chrono::year_month_day;

const Field k_field{.name = "x", .label = "Label"};

Form typed(std::string value)
{
  util::Fields fields;
  fields.add("x", std::move(value));
  return Form(std::move(fields));
}

/// The code of the only problem, or what is wrong with there being none or several.
std::string problem(const Form& form)
{
  return form.problems().size() == 1 ? form.problems().front().code : std::to_string(form.problems().size());
}

year_month_day day(int year, unsigned month, unsigned day)
{
  return {std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
}

TEST(FormText, IsTrimmedComposedAndFreeOfWhatNobodySees)
{
  EXPECT_EQ(typed("  a \t b\u00A0c\r\n").text(k_field), "a b c");
  EXPECT_EQ(typed("\u202A081\u200B-\u200E234\u202C").text(k_field), "081-234");
  EXPECT_EQ(typed("e\u0301").text(k_field), "\u00E9");
  EXPECT_EQ(typed("\u0E01\u0E49\u0E39").text(k_field), "\u0E01\u0E39\u0E49");  // the vowel before the tone
  EXPECT_EQ(typed("<b>\"'").text(k_field), "<b>\"'");
}

TEST(FormText, LinesStayWhereTheyAreAskedFor)
{
  EXPECT_EQ(typed(" a  b \r\n\r\n\r\n\r\nc\r").text(k_field, {.lines = true}), "a b\n\nc");
  EXPECT_EQ(typed("a\nb").text(k_field), "a b");
}

TEST(FormText, ControlCharactersAndBrokenBytesAreRefused)
{
  const std::string nul("a\0b", 3);
  for (const std::string& bad : {nul, std::string("a\x1B[0m"), std::string("a\xFF"), std::string("\xED\xA0\x80"),
                                 std::string("\uFFFE"), std::string("\U000E0041")}) {
    Form form = typed(bad);
    EXPECT_EQ(form.text(k_field), "");
    EXPECT_EQ(problem(form), "html.strange_characters");
  }
}

TEST(FormText, LengthIsCountedInCharacters)
{
  Form fits = typed("\u0E01\u0E39\u0E49");
  EXPECT_EQ(fits.text(k_field, {.at_most = 3}), "\u0E01\u0E39\u0E49");
  Form too_long = typed("\u0E01\u0E39\u0E49\u0E01");
  EXPECT_EQ(too_long.text(k_field, {.at_most = 3}), "");
  EXPECT_EQ(problem(too_long), "html.too_long");
  Form too_short = typed("ab");
  too_short.text(k_field, {.at_least = 3});
  EXPECT_EQ(problem(too_short), "html.too_short");
}

TEST(FormText, EmptyIsAProblemOnlyWhereAnAnswerIsAsked)
{
  for (const char* empty : {"", "  ", "\u200B\uFEFF"}) {
    Form form = typed(empty);
    form.text(k_field);
    EXPECT_EQ(problem(form), "html.empty");
    Form optional = typed(empty);
    EXPECT_EQ(optional.text(k_field, {.required = false}), "");
    EXPECT_TRUE(optional.ok());
  }
  Form absent;
  absent.text(k_field);
  EXPECT_EQ(problem(absent), "html.empty");
}

TEST(FormSecret, IsTakenAsTyped)
{
  EXPECT_EQ(typed(" a\u200B ").secret(k_field, 1, 10), " a\u200B ");
  Form form = typed("short");
  form.secret(k_field, 10, 100);
  EXPECT_EQ(problem(form), "html.too_short");
}

TEST(FormWhole, ReadsArabicAndThaiDigitsAndGroups)
{
  EXPECT_EQ(typed("1250").whole(k_field), 1250);
  EXPECT_EQ(typed(" 1,370,000 ").whole(k_field), 1370000);
  EXPECT_EQ(typed("\u0E51,\u0E52\u0E53\u0E54").whole(k_field), 1234);
  EXPECT_EQ(typed("007").whole(k_field), 7);
  EXPECT_EQ(typed("\u22125").whole(k_field, {.at_least = -10}), -5);
  EXPECT_EQ(typed("9223372036854775807").whole(k_field), INT64_MAX);
}

TEST(FormWhole, AnythingElseIsToldInWords)
{
  for (const char* bad :
       {"12a", "1,37", "1,3700", ",100", "1.5", "1 000", "+5", "--5", "5-", "0x10", "1e3", "\uFF11"}) {
    Form form = typed(bad);
    EXPECT_EQ(form.whole(k_field), std::nullopt) << bad;
    EXPECT_EQ(problem(form), "html.not_whole") << bad;
  }
  for (const char* outside : {"101", "0", "-1", "9223372036854775808", "99999999999999999999999999"}) {
    Form form = typed(outside);
    EXPECT_EQ(form.whole(k_field, {.at_least = 1, .at_most = 100}), std::nullopt) << outside;
    EXPECT_EQ(problem(form), "html.not_between") << outside;
  }
  Form negative = typed("-1");
  negative.whole(k_field);
  EXPECT_EQ(problem(negative), "html.less_than");
}

TEST(FormDecimal, IsExact)
{
  EXPECT_EQ(typed("85.50").decimal(k_field), util::Exact(171, 2));
  EXPECT_EQ(typed("1,000.01").decimal(k_field), util::Exact(100001, 100));
  EXPECT_EQ(typed("\u0E50.\u0E55").decimal(k_field), util::Exact(1, 2));
  for (const auto& [bad, code] : std::vector<std::pair<std::string, std::string>>{{"1/3", "html.not_a_number"},
                                                                                  {".5", "html.not_a_number"},
                                                                                  {"5.", "html.not_a_number"},
                                                                                  {"1.005", "html.too_many_places"},
                                                                                  {"100.01", "html.not_between"},
                                                                                  {"NaN", "html.not_a_number"}}) {
    Form form = typed(bad);
    EXPECT_EQ(form.decimal(k_field, {.at_most = 100}), std::nullopt) << bad;
    EXPECT_EQ(problem(form), code) << bad;
  }
}

TEST(FormDate, OneFieldInTheWaysPeopleWrite)
{
  const year_month_day expected = day(2026, 11, 21);
  for (const char* written : {"21/11/2569", "21-11-2569", "21.11.2569", "21 11 2569", "21/11/2026", "2026-11-21",
                              "2569-11-21", "21 Nov 2026", "21 November, 2026", "21 \u0E1E.\u0E22. 2569",
                              "21 \u0E1E\u0E22 2569", "21 \u0E1E\u0E24\u0E28\u0E08\u0E34\u0E01\u0E32\u0E22\u0E19 2569",
                              "21 \u0E1E\u0E24\u0E28\u0E08\u0E34\u0E01\u0E32\u0E22\u0E19 \u0E1E.\u0E28. 2569",
                              "\u0E52\u0E51/\u0E51\u0E51/\u0E52\u0E55\u0E56\u0E59", " 21 / 11 / 2569 "}) {
    EXPECT_EQ(typed(written).date(k_field), expected) << written;
  }
}

TEST(FormDate, ThreeFields)
{
  const auto parts = [](const char* day, const char* month, const char* year) {
    util::Fields fields;
    fields.add("x-day", day);
    fields.add("x-month", month);
    fields.add("x-year", year);
    return Form(fields);
  };
  EXPECT_EQ(parts("29", "2", "2567").date(k_field), day(2024, 2, 29));
  EXPECT_EQ(parts("\u0E51", "\u0E21.\u0E04.", "2568").date(k_field), day(2025, 1, 1));
  Form empty = parts("", "", "");
  EXPECT_EQ(empty.date(k_field), std::nullopt);
  EXPECT_EQ(problem(empty), "html.empty");
  EXPECT_EQ(empty.anchor_of("x"), "x-day");
  for (Form bad : {parts("29", "2", "2568"), parts("31", "", "2568"), parts("1", "13", "2568"), parts("1", "1", "68"),
                   parts("0", "1", "2568"), parts("\x1B", "1", "2568")}) {
    EXPECT_EQ(bad.date(k_field), std::nullopt);
    EXPECT_EQ(problem(bad), "html.not_a_date");
  }
}

TEST(FormDate, OutsideOfWhatIsAskedIsToldWithTheBuddhistYear)
{
  Form early = typed("30/9/2567");
  EXPECT_EQ(early.date(k_field, {.earliest = day(2024, 10, 1)}), std::nullopt);
  EXPECT_EQ(problem(early), "html.too_early");
  EXPECT_EQ(early.problems().front().params.at("earliest"), "1/10/2567");
  Form late = typed("1/10/2568");
  late.date(k_field, {.latest = day(2025, 9, 30)});
  EXPECT_EQ(problem(late), "html.too_late");
}

TEST(FormEmail, AsOfficesWriteIt)
{
  EXPECT_EQ(typed(" Somchai.J+ita@MOPH.go.th ").email(k_field), "Somchai.J+ita@moph.go.th");
  EXPECT_EQ(typed("").email(k_field, Needed::no), "");
  for (const char* bad : {"a", "@b.th", "a@b", "a@.th", "a@b..th", "a b@c.th", "a@b.th,c@d.th", "<a@b.th>", ".a@b.th",
                          "a..b@c.th", "a@-b.th", "a@1.2.3.4", "\u0E01@b.th", "a@b.th\nBcc: c@d.th", "\"a\"@b.th"}) {
    Form form = typed(bad);
    EXPECT_EQ(form.email(k_field), "") << bad;
    EXPECT_EQ(problem(form), "html.not_an_email") << bad;
  }
}

TEST(FormWebAddress, IsOfTheWebOnly)
{
  EXPECT_EQ(typed("www.rawe.go.th/ita?x=1#o1").web_address(k_field), "https://www.rawe.go.th/ita?x=1#o1");
  EXPECT_EQ(typed("http://rawe.go.th:8080").web_address(k_field), "http://rawe.go.th:8080");
  EXPECT_EQ(typed("https://a.th/\u0E01").web_address(k_field), "https://a.th/\u0E01");
  for (const char* bad :
       {"javascript:alert(1)", "ftp://a.th", "https://", "https://a", "https://u@a.th", "https://a.th b",
        "https://127.0.0.1/", "https://a.th:x", "https://a.th\\@b.th", "data://a.th", "//a.th"}) {
    Form form = typed(bad);
    EXPECT_EQ(form.web_address(k_field), "") << bad;
    EXPECT_EQ(problem(form), "html.not_a_web_address") << bad;
  }
}

TEST(FormChoice, OnlyWhatWasOffered)
{
  const std::vector<std::string> offered{"a", "b"};
  EXPECT_EQ(typed("b").choice(k_field, offered), "b");
  Form foreign = typed("c");
  EXPECT_EQ(foreign.choice(k_field, offered, Needed::no), "");
  EXPECT_EQ(problem(foreign), "html.choose_one");
  Form none;
  none.choice(k_field, offered);
  EXPECT_EQ(problem(none), "html.choose_one");
  Form free;
  EXPECT_EQ(free.choice(k_field, offered, Needed::no), "");
  EXPECT_TRUE(free.ok());
}

TEST(FormChoices, EachOnceInTheOrderOffered)
{
  util::Fields fields;
  for (const char* value : {"b", "a", "b"})
    fields.add("x", value);
  const std::vector<std::string> offered{"a", "b", "c"};
  Form form(fields);
  EXPECT_EQ(form.choices(k_field, offered), (std::vector<std::string>{"a", "b"}));
  form.choices(k_field, offered, 3);
  EXPECT_EQ(problem(form), "html.choose_at_least");
  fields.add("x", "z");
  Form foreign(fields);
  foreign.choices(k_field, offered);
  EXPECT_EQ(problem(foreign), "html.choose_again");
}

TEST(Form, EveryFaultIsCollectedWithItsField)
{
  util::Fields fields;
  fields.add("email", "x");
  fields.add("staff", "many");
  Form form(fields);
  form.email({.name = "email", .label = "E-mail"});
  form.whole({.name = "staff", .label = "Staff"});
  form.text({.name = "name", .label = "Name"});
  ASSERT_EQ(form.problems().size(), 3U);
  EXPECT_EQ(form.problems()[1].place.field, "staff");
  EXPECT_EQ(*form.label_of("name").text(), "Name");
  EXPECT_EQ(form.problem_of("email")->code, "html.not_an_email");
  EXPECT_EQ(form.problem_of("other"), nullptr);
  const util::Messages thai = util::Messages::embedded(util::Language::thai);
  for (const util::Problem& each : form.problems())
    EXPECT_FALSE(thai.say(each.code, each.params).empty());
}

}  // namespace
