// SPDX-License-Identifier: Apache-2.0
// However an answers file is cut into pieces, and however many threads read it, what is found is what reading it row by
// row finds: the same counts, the same agencies in the same order, the same faults in the same places.
#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "src/scoring/read_responses.hpp"

#include "tests/src/scoring/csv_inputs.hpp"

namespace scoring {
namespace {

constexpr const char* k_heading = "agency,instrument,part,agency_type,population_eit,e1,e2,e3,e4,e5,e6,e7,e8,e9\n";

/// Everything that a reading found, as text.
std::string told(const Read& read)
{
  const framework::Framework& framework = *read.inputs.framework();
  std::string text;
  for (const AgencyInput& agency : read.inputs.agencies()) {
    text += agency.agency + "|" + agency.agency_type + "|" + std::to_string(agency.population[1]) + ":";
    for (std::size_t part = 0; part < framework.instruments[1].parts.size(); ++part) {
      text.append(" ").append(std::to_string(agency.counts.respondents(1, part))).append(" people");
      for (const std::size_t indicator : framework.instruments[1].indicators) {
        for (const std::size_t question : framework.indicators[indicator].questions) {
          const Tally tally = agency.counts.tally(question, part);
          text.append(" ").append(std::to_string(tally.skipped));
          for (const std::uint32_t count : tally.counts)
            text.append(",").append(std::to_string(count));
        }
      }
    }
    text += "\n";
  }
  const Reading& reading = read.reading;
  for (const util::Problem& problem : reading.problems) {
    text += std::to_string(problem.place.line) + "/" + std::to_string(problem.place.column) + " " +
            problem.place.field + " " + problem.code;
    for (const auto& [name, value] : problem.params)
      text += " " + name + "=" + value;
    text += "\n";
  }
  for (const std::size_t number :
       {reading.faults, reading.rows, reading.rows_left_out, reading.rows_blank, std::size_t{reading.usable}})
    text += std::to_string(number) + " ";
  return text;
}

std::string read_with(const std::string& csv, std::size_t piece, unsigned threads)
{
  return told(read_answers(csv, 2567, piece, threads));
}

/// Of one piece: nothing is ever cut.
std::string read_whole(const std::string& csv)
{
  return read_with(csv, std::size_t{1024} * 1024, 1);
}

/// A row of answers with something odd now and then.
std::string some_row(bool with_odd)
{
  const auto cell = rc::gen::weightedElement<std::string>(
      {{60, "6"}, {20, "1"}, {10, ""}, {3, "๕"}, {2, " 4 "}, {with_odd ? 1U : 0U, "9"}, {with_odd ? 1U : 0U, "x"}});
  const auto agency = rc::gen::weightedElement<std::string>({{10, "อบต.ก"},
                                                             {5, "อบต.ข"},
                                                             {5, "agency"},
                                                             {1, " อบต.ก "},
                                                             {1, "\"อบต.ก\""},
                                                             {1, "\"อบต.\"\"ค\"\"\""},
                                                             {1, "\"over\ntwo\""},
                                                             {1, "say \"x\""},
                                                             {with_odd ? 1U : 0U, ""},
                                                             {with_odd ? 1U : 0U, "\"x\"y"},
                                                             {with_odd ? 1U : 0U, std::string("a\0b", 3)}});
  const auto end =
      rc::gen::weightedElement<std::string>({{20, "\n"}, {5, "\r\n"}, {2, "\n\n"}, {1, "\r"}, {1, "\n,,\n"}});
  std::string row = *agency;
  row += *rc::gen::weightedElement<std::string>({{20, ",EIT,1"}, {10, ",EIT,2"}, {2, ",eit,๒"}, {1, ",EIT,3"}});
  row += *rc::gen::weightedElement<std::string>({{20, ","}, {3, ",subdistrict"}, {1, ",department"}, {1, ",village"}});
  row += *rc::gen::weightedElement<std::string>({{20, ","}, {3, ",120"}, {1, ",๑๒๐"}, {1, ",7"}, {1, ",-1"}});
  for (int question = 0; question < 9; ++question) {
    const bool by_code = question == 2 || question == 8;
    row += ",";
    row += by_code ? *rc::gen::weightedElement<std::string>({{9, ""}, {1, "yes"}}) : *cell;
  }
  return row + *end;
}

std::string some_rows(bool with_odd)
{
  std::string csv = k_heading;
  const auto rows = *rc::gen::inRange(0, 60);
  for (int row = 0; row < rows; ++row)
    csv += some_row(with_odd);
  return csv;
}

TEST(ReadingByThreads, FindsWhatReadingRowByRowFinds)
{
  EXPECT_TRUE(rc::check([] {
    const std::string csv = some_rows(*rc::gen::arbitrary<bool>());
    const std::string expected = read_whole(csv);
    RC_ASSERT(read_with(csv, *rc::gen::inRange<std::size_t>(1, 2000), 1) == expected);
    RC_ASSERT(read_with(csv, *rc::gen::inRange<std::size_t>(1, 2000), 3) == expected);
  }));
}

/// Quotes around the first field of each row make every row one that is read in order.
TEST(ReadingByThreads, RowsThatCannotBeCutGiveTheSame)
{
  EXPECT_TRUE(rc::check([] {
    std::string plain = k_heading;
    std::string quoted = k_heading;
    const auto rows = *rc::gen::inRange(1, 60);
    for (int row = 0; row < rows; ++row) {
      const std::string text = some_row(true);
      if (text.find_first_of("\"\r") != std::string::npos || text.find('\0') != std::string::npos) continue;
      const std::size_t comma = text.find(',');
      plain += text;
      quoted.append("\"").append(text, 0, comma).append("\"").append(text, comma);
    }
    const std::string found = read_with(plain, *rc::gen::inRange<std::size_t>(1, 2000), 3);
    RC_ASSERT(found == read_with(quoted, *rc::gen::inRange<std::size_t>(1, 2000), 3));
    RC_ASSERT(found == read_whole(plain));
  }));
}

/// Rows of one agency and part, as they stand together in a real file, with something odd now and then.
std::string some_run(bool with_odd)
{
  std::string row_begin =
      *rc::gen::element<std::string>("อบต.ก", "อบต.ข") + *rc::gen::element<std::string>(",EIT,1,", ",EIT,2,");
  const auto cell = rc::gen::weightedElement<std::string>({{60, "6"},
                                                           {20, "1"},
                                                           {10, ""},
                                                           {3, "๕"},
                                                           {1, "มากที่สุด"},
                                                           {with_odd ? 1U : 0U, "9"},
                                                           {with_odd ? 1U : 0U, "6\"6"}});
  const auto word = rc::gen::weightedElement<std::string>(
      {{9, "no"}, {9, "yes"}, {3, "มี"}, {2, ""}, {with_odd ? 1U : 0U, "perhaps"}, {with_odd ? 1U : 0U, "6"}});
  const auto end = rc::gen::weightedElement<std::string>(
      {{20, "\n"}, {5, "\r\n"}, {1, "\n\n"}, {1, "\r"}, {with_odd ? 1U : 0U, ",\n"}});
  std::string run;
  const auto rows = *rc::gen::inRange(1, 12);
  for (int row = 0; row < rows; ++row) {
    run += row_begin + *rc::gen::weightedElement<std::string>({{30, ""}, {1, " "}, {with_odd ? 1U : 0U, "6"}});
    for (int question = 0; question < 9; ++question)
      run += "," + (question == 2 || question == 8 ? *word : *cell);
    run += *end;
  }
  return run;
}

/// Quotes around the agency keep a row from being counted by its bytes.
TEST(ReadingByThreads, RowsLikeTheOneBeforeAreReadAsAnyOther)
{
  EXPECT_TRUE(rc::check([] {
    std::string plain = "agency,instrument,part,i1,e1,e2,e3,e4,e5,e6,e7,e8,e9\n";
    std::string quoted = plain;
    const bool with_odd = *rc::gen::arbitrary<bool>();
    const auto runs = *rc::gen::inRange(1, 6);
    for (int run = 0; run < runs; ++run) {
      const std::string rows = some_run(with_odd);
      plain += rows;
      for (std::size_t at = 0; at < rows.size();) {
        const std::size_t end = std::min(rows.find("อบต", at + 1), rows.size());
        const std::size_t comma = rows.find(',', at);
        quoted.append("\"").append(rows, at, comma - at).append("\"").append(rows, comma, end - comma);
        at = end;
      }
    }
    const std::string expected = read_whole(quoted);
    RC_ASSERT(read_whole(plain) == expected);
    RC_ASSERT(read_with(plain, *rc::gen::inRange<std::size_t>(1, 2000), 3) == expected);
  }));
}

TEST(ReadingByThreads, WhatIsSaidLaterOfAnAgencyIsAFaultThereAndNotEarlier)
{
  std::string csv = k_heading;
  for (int row = 0; row < 200; ++row)
    csv += std::string("a,EIT,1,") + (row == 20 ? "subdistrict" : row == 180 ? "department" : "") + ",,6,,,,,,,,\n";
  EXPECT_EQ(read_with(csv, 500, 3), read_whole(csv));
  EXPECT_NE(read_with(csv, 500, 3).find("182/0 agency_type scoring.agency_differs"), std::string::npos);
}

TEST(ReadingByThreads, TheEncodingMayShowInTheLastRow)
{
  std::string csv = k_heading;
  for (int row = 0; row < 3000; ++row)
    csv += "agency,EIT,1,,,6,6,,6,6,6,6,6,\n";
  ASSERT_GT(csv.size(), 64U * 1024);  // more than is looked at to find the separator
  csv += "\xA1,EIT,1,,,6,6,,6,6,6,6,6,\n";
  const std::string found = read_with(csv, 1000, 3);
  EXPECT_NE(found.find("\xE0\xB8\x81|"), std::string::npos);
  EXPECT_EQ(found, read_whole(csv));
  const std::string damaged = "\xEF\xBB\xBF" + csv;
  EXPECT_NE(read_with(damaged, 1000, 3).find("3002/1  csv.bad_bytes"), std::string::npos);
}

TEST(ReadingByThreads, TheEncodingMayShowInALineThatIsPassedOver)
{
  const std::string csv = std::string(k_heading) + "x,EIT,1,,,6,,,,,,,,\n\"never closed \xA1\xA2,EIT,1\n";
  const std::string found = read_with(csv, 20, 3);
  EXPECT_NE(found.find("3/1  csv.unclosed_quote"), std::string::npos);
  EXPECT_EQ(found, read_whole(csv));
}

TEST(ReadingByThreads, FaultsBeyondTheLimitsAreCountedAlike)
{
  std::string csv = k_heading;
  for (std::size_t row = 0; row < 2500; ++row)
    csv += row % 2 == 0 ? "a,EIT,1,,,9,,,,,,,,\n" : std::string("a\0,EIT,1,,,6,,,,,,,,\n", 21);
  const std::string found = read_with(csv, 700, 3);
  EXPECT_EQ(found, read_whole(csv));
  EXPECT_EQ(found, read_with(csv, 700, 1));
}

TEST(ReadingByThreads, AgenciesKnownBeforeKeepTheirPlaceAndWhatIsKnown)
{
  Read read = read_judged("agency,item,score\nb,o1,100\n");
  const std::string csv = std::string(k_heading) + "a,EIT,1,,,6,,,,,,,,\nb,EIT,1,,,6,,,,,,,,\n";
  read.reading = read_responses(util::CsvReader::from_text(csv, "answers.csv", 30), read.inputs, Words::embedded(), 2);
  ASSERT_EQ(read.inputs.agencies().size(), 2U);
  EXPECT_EQ(read.inputs.agencies()[0].agency, "b");
  EXPECT_EQ(read.inputs.agencies()[0].items[0].state, ItemState::met);
  EXPECT_EQ(read.inputs.agencies()[0].counts.respondents(1, 0), 1U);
}

std::string told_of_items(const Read& read)
{
  std::string text = told(read);
  for (const AgencyInput& agency : read.inputs.agencies()) {
    text.append("\n").append(agency.agency).append(":");
    for (const ItemScore& item : agency.items) {
      text.append(" ").append(std::to_string(static_cast<int>(item.state)));
      for (const JudgedElement& element : item.elements)
        text.append("/").append(element.element).append(element.met ? "+" : "-").append(element.reason);
    }
  }
  for (const util::Problem& remark : read.reading.remarks)
    text.append("\n").append(std::to_string(remark.place.line)).append(" ").append(remark.code);
  return text;
}

std::string judge_with(const std::string& csv, std::size_t piece, unsigned threads)
{
  return told_of_items(read_judged(csv, 2567, piece, threads));
}

std::string some_judgement(bool with_odd)
{
  const std::string agency = *rc::gen::weightedElement<std::string>(
      {{10, "อบต.ก"}, {10, "อบต.ข"}, {10, "อบต.ค"}, {1, "\"อบต.ก\""}, {with_odd ? 1U : 0U, " "}});
  const std::string item = with_odd
                               ? *rc::gen::weightedElement<std::string>({{5, "o12"}, {5, "o14"}, {1, "05"}, {1, "o99"}})
                               : std::string("o").append(std::to_string(*rc::gen::inRange(1, 31)));
  const std::string judged = *rc::gen::weightedElement<std::string>(
      {{9, ",,,,100"}, {9, ",,,,0"}, {3, ",1,yes,,"}, {3, ",2,no,why,"}, {with_odd ? 1U : 0U, ",,,,7"}});
  return agency + "," + item + judged + "\n";
}

TEST(ReadingByThreads, JudgementsAreThoseOfReadingRowByRow)
{
  EXPECT_TRUE(rc::check([] {
    std::string csv = "agency,item,element,met,reason,score\n";
    const bool with_odd = *rc::gen::arbitrary<bool>();
    const auto rows = *rc::gen::inRange(0, 60);
    for (int row = 0; row < rows; ++row)
      csv += some_judgement(with_odd);
    const std::string expected = judge_with(csv, std::size_t{1024} * 1024, 1);
    RC_ASSERT(judge_with(csv, *rc::gen::inRange<std::size_t>(1, 800), 1) == expected);
    RC_ASSERT(judge_with(csv, *rc::gen::inRange<std::size_t>(1, 800), 3) == expected);
  }));
}

TEST(ReadingByThreads, JudgementsInAnotherEncodingThanTheBeginningPromisedAreTakenInOnce)
{
  std::string csv = "agency,item,element,met,reason,score\na,05,,,,100\n";
  for (int agency = 0; agency < 400; ++agency)
    csv.append("agency ").append(std::to_string(agency)).append(",o14,1,no,why,\n");
  csv += "\xA1\xA2,o14,1,no,\xA1,\n";
  const std::string found = judge_with(csv, 700, 3);
  EXPECT_EQ(found, judge_with(csv, std::size_t{1024} * 1024, 1));
  const Read read = read_judged(csv);
  EXPECT_EQ(read.reading.faults, 0U);
  EXPECT_EQ(read.reading.rows, 402U);
  EXPECT_EQ(read.reading.remarks.size(), 1U);
  EXPECT_EQ(read.inputs.agencies().back().agency, "กข");
}

}  // namespace
}  // namespace scoring
