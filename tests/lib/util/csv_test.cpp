// SPDX-License-Identifier: Apache-2.0
#include "lib/util/csv.hpp"

#include <fstream>
#include <iterator>
#include <system_error>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <unicode/unistr.h>
#include <unistd.h>

#include "lib/util/files.hpp"
#include "lib/util/messages.hpp"

namespace {

using util::CsvReader;
using Row = std::vector<std::string>;
using Rows = std::vector<Row>;

struct Table {
  Rows rows;
  std::vector<int> lines;
  std::vector<std::string> problems;  ///< "line:column code"
  std::string encoding;
  char separator = '\0';
};

Table read_all(CsvReader reader)
{
  Table table;
  util::CsvRow row;
  while (reader.next(row)) {
    table.rows.emplace_back(row.fields.begin(), row.fields.end());
    table.lines.push_back(row.line);
  }
  EXPECT_FALSE(reader.next(row)) << "the end stays the end";
  for (const util::Problem& problem : reader.problems()) {
    EXPECT_EQ(problem.place.file, reader.name());
    table.problems.push_back(std::to_string(problem.place.line) + ":" + std::to_string(problem.place.column) + " " +
                             problem.code);
  }
  table.encoding = reader.encoding();
  table.separator = reader.separator();
  return table;
}

Table read_text(std::string bytes, std::size_t piece = CsvReader::k_piece_bytes)
{
  return read_all(CsvReader::from_text(std::move(bytes), "answers.csv", piece));
}

std::string utf_16(const std::string& utf8, bool little)
{
  std::string bytes;
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(utf8);
  for (int i = 0; i < text.length(); ++i) {
    const char high = static_cast<char>(text[i] >> 8);
    const char low = static_cast<char>(text[i] & 0xFF);
    bytes += little ? low : high;
    bytes += little ? high : low;
  }
  return bytes;
}

std::string windows_874(const std::string& utf8)
{
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(utf8);
  std::string bytes(static_cast<std::size_t>(text.length()) * 2, '\0');
  const int length = text.extract(0, text.length(), bytes.data(), "windows-874");
  bytes.resize(static_cast<std::size_t>(length));
  return bytes;
}

struct Encoded {
  const char* name;
  std::string bytes;
};

std::vector<Encoded> in_every_encoding(const std::string& utf8)
{
  return {{"UTF-8", utf8},
          {"UTF-8", "\xEF\xBB\xBF" + utf8},
          {"UTF-16LE", "\xFF\xFE" + utf_16(utf8, true)},
          {"UTF-16LE", utf_16(utf8, true)},
          {"UTF-16BE", "\xFE\xFF" + utf_16(utf8, false)},
          {"UTF-16BE", utf_16(utf8, false)},
          {"windows-874", windows_874(utf8)}};
}

TEST(Csv, ReadsEveryEncodingSeparatorAndLineEnd)
{
  const Rows expected = {
      {"agency", "ปี", "คะแนน"}, {"อบต.ถ้ำรงค์", "๒๕๖๓", "82.35, \"B\"\nข้อสังเกต"}, {"เทศบาล", "", "1;2\t3"}};
  for (const char separator : {',', ';', '\t'}) {
    for (const char* line_end : {"\n", "\r\n", "\r"}) {
      std::string text;
      for (const Row& row : expected) {
        for (std::size_t i = 0; i < row.size(); ++i) {
          if (i > 0) text += separator;
          text += util::csv_field(row[i]);
        }
        text += line_end;
      }
      for (const Encoded& encoded : in_every_encoding(text)) {
        for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, CsvReader::k_piece_bytes}) {
          const Table table = read_text(encoded.bytes, piece);
          EXPECT_EQ(table.rows, expected) << encoded.name << " separator " << separator << " piece " << piece;
          EXPECT_EQ(table.lines, (std::vector<int>{1, 2, 4}));
          EXPECT_EQ(table.encoding, encoded.name);
          EXPECT_EQ(table.separator, separator);
          EXPECT_TRUE(table.problems.empty());
        }
      }
    }
  }
}

TEST(Csv, TheLastRowNeedsNoLineEnd)
{
  EXPECT_EQ(read_text("a,b\n1,2").rows, (Rows{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(read_text("a,b\n1,").rows, (Rows{{"a", "b"}, {"1", ""}}));
  EXPECT_EQ(read_text("a,b\n1,\"2\"").rows, (Rows{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(read_text("a,b\n1,2\r").rows, (Rows{{"a", "b"}, {"1", "2"}}));
}

TEST(Csv, EmptyInputHasNoRows)
{
  for (const char* text :
       {"", "\n", "\r\n\r\n", "\xEF\xBB\xBF", "\xFF\xFE", ",,\n,,\n", " , \n\"\",\" \"\n", "sep=;"}) {
    const Table table = read_text(text);
    EXPECT_TRUE(table.rows.empty()) << text;
    EXPECT_TRUE(table.problems.empty()) << text;
  }
}

TEST(Csv, BlankRowsArePassedOverButCounted)
{
  const Table table = read_text("\n\na,b\n\n , \n,\n1,2\n\n,3\n");
  EXPECT_EQ(table.rows, (Rows{{"a", "b"}, {"1", "2"}, {"", "3"}}));
  EXPECT_EQ(table.lines, (std::vector<int>{3, 7, 9}));
}

TEST(Csv, QuotesInsideAFieldThatDoesNotBeginWithOneAreText)
{
  EXPECT_EQ(read_text("a,b\n5\" pipe, \"x\"\n").rows, (Rows{{"a", "b"}, {"5\" pipe", " \"x\""}}));
}

TEST(Csv, SeparatorIsLookedForOutsideQuotes)
{
  EXPECT_EQ(read_text("\"a,b,c,d\";e\n1;2\n").separator, ';');
  EXPECT_EQ(read_text("a,b;c\td;e\n").separator, ';');
  EXPECT_EQ(read_text("title\n\na;b\n1,5;2,5\n").separator, ';');
  EXPECT_EQ(read_text("only\none\n").separator, ',');
  EXPECT_EQ(read_text("\"a;b;c\n1;2;3\n").separator, ';') << "also behind a quote that was never closed";
}

TEST(Csv, ASeparatorStatedForExcelIsHonoured)
{
  for (const char* text : {"sep=;\na,x,y;b\n1;2\n", "SEP=;\r\na,x,y;b\r\n1;2\r\n"}) {
    const Table table = read_text(text);
    EXPECT_EQ(table.rows, (Rows{{"a,x,y", "b"}, {"1", "2"}}));
    EXPECT_EQ(table.lines, (std::vector<int>{2, 3}));
  }
  EXPECT_EQ(read_text("sep=x\n").rows, (Rows{{"sep=x"}}));
}

TEST(Csv, FaultsAreNamedAllAtOnceWithTheirPlaces)
{
  using namespace std::string_literals;
  const std::string text =
      "a,b\n"
      "1,2\n"
      "ก\0,2\n"                  // 3
      "\"ข\"ค,4\n"               // 4
      "\"two\nlines\",\"x\"y\n"  // 5 and 6
      "5,6\n"
      "7,\"never closed\n"  // 8
      "9,10\n"s;
  for (const std::size_t piece : {std::size_t{1}, std::size_t{5}, CsvReader::k_piece_bytes}) {
    const Table table = read_text(text, piece);
    EXPECT_EQ(table.problems, (std::vector<std::string>{"3:2 csv.nul", "4:4 csv.text_after_quote",
                                                        "6:11 csv.text_after_quote", "8:3 csv.unclosed_quote"}));
    EXPECT_EQ(table.rows, (Rows{{"a", "b"}, {"1", "2"}, {"5", "6"}, {"9", "10"}}));
    EXPECT_EQ(table.lines, (std::vector<int>{1, 2, 7, 9}));
  }
}

TEST(Csv, ARowWithTwoKindsOfFaultsNamesBoth)
{
  const Table table =
      read_text(std::string("\xEF\xBB\xBF"
                            "a,b\n1\0\0,\xFF\n",
                            13));
  EXPECT_EQ(table.problems, (std::vector<std::string>{"2:2 csv.nul", "2:5 csv.bad_bytes"}));
}

TEST(Csv, BytesThatAreNoCharacterAreFaultsInEveryEncoding)
{
  // Damaged UTF-8 without a mark stays UTF-8 as long as whole Thai characters outnumber the damaged bytes.
  const Table utf8 = read_text("ชื่อ,ปี\nอบต.\xE0\xB8,2567\nเทศบาล,2568\n");
  EXPECT_EQ(utf8.encoding, "UTF-8");
  EXPECT_EQ(utf8.problems, (std::vector<std::string>{"2:5 csv.bad_bytes"}));
  EXPECT_EQ(utf8.rows, (Rows{{"ชื่อ", "ปี"}, {"เทศบาล", "2568"}}));

  const Table thai = read_text(windows_874("ชื่อ,ปี\nอบต.,2567\n") + "\xA1\xFF,2568\n");
  EXPECT_EQ(thai.encoding, "windows-874");
  EXPECT_EQ(thai.problems, (std::vector<std::string>{"3:2 csv.bad_bytes"}));
  EXPECT_EQ(thai.rows, (Rows{{"ชื่อ", "ปี"}, {"อบต.", "2567"}}));

  std::string lone = "\xFF\xFE" + utf_16("a,b\n1,", true);
  lone += std::string("\x00\xD8", 2) + utf_16("\n2,😀\n3,4", true) + "x";
  const Table utf16 = read_text(lone);
  EXPECT_EQ(utf16.problems, (std::vector<std::string>{"2:3 csv.bad_bytes", "4:4 csv.bad_bytes"}));
  EXPECT_EQ(utf16.rows, (Rows{{"a", "b"}, {"2", "😀"}}));
}

TEST(Csv, AThaiByteThatComesLateStillDecidesTheEncoding)
{
  std::string text = "a,b\n";
  while (text.size() < 3 * 1024 * 1024)
    text += "1,2\n";
  const Table table = read_text(text + "\xA1,2\n");
  EXPECT_EQ(table.encoding, "windows-874");
  EXPECT_EQ(table.rows.back(), (Row{"ก", "2"}));
  EXPECT_TRUE(table.problems.empty());
}

TEST(Csv, AFieldOrRowThatIsTooLongIsAFaultAndReadingGoesOn)
{
  const std::string huge(CsvReader::k_field_limit + 1, 'x');
  for (const std::string& field : {huge, "\"" + huge + "\""}) {
    for (const std::size_t piece : {std::size_t{1000}, 4 * CsvReader::k_piece_bytes}) {
      const Table table = read_text("a,b\n1,2\n3," + field + ",z\n5,6\n", piece);
      EXPECT_EQ(table.problems, (std::vector<std::string>{"3:3 csv.field_too_long"}));
      EXPECT_EQ(table.rows, (Rows{{"a", "b"}, {"1", "2"}, {"5", "6"}}));
      EXPECT_EQ(table.lines, (std::vector<int>{1, 2, 4}));
    }
  }
  const std::string largest(CsvReader::k_field_limit - 2, 'x');
  EXPECT_EQ(read_text("a,b\n1,\"" + largest + "\"\n").rows.at(1).at(1), largest);

  std::string row = "1";
  while (row.size() <= CsvReader::k_row_limit)
    row += ",1234567890";
  for (const std::size_t piece : {std::size_t{100000}, 8 * CsvReader::k_piece_bytes}) {
    const Table table = read_text("a,b\n" + row + "\n5,6\n", piece);
    EXPECT_EQ(table.problems, (std::vector<std::string>{"2:1 csv.row_too_long"}));
    EXPECT_EQ(table.rows, (Rows{{"a", "b"}, {"5", "6"}}));
  }
}

TEST(Csv, OneForgottenQuoteDoesNotHideTheRestOfALongFile)
{
  std::string text = "a,b\n1,\"open\n";
  int lines = 2;
  while (text.size() < 3 * CsvReader::k_field_limit) {
    text += "some," + std::string(500, 'x') + "\n";
    ++lines;
  }
  text += "last,\"x\"y\n";
  const Table table = read_text(text);
  EXPECT_EQ(table.problems, (std::vector<std::string>{"2:3 csv.field_too_long",
                                                      std::to_string(lines + 1) + ":9 csv.text_after_quote"}));
  EXPECT_EQ(table.rows.size(), static_cast<std::size_t>(lines - 1));
}

TEST(Csv, AWorkbookGivenAsCsvIsSaidSo)
{
  for (const char* begin : {"PK\x03\x04zip", "\xD0\xCF\x11\xE0old", "%PDF-1.7\n"}) {
    const Table table = read_text(begin);
    EXPECT_TRUE(table.rows.empty());
    EXPECT_EQ(table.problems, (std::vector<std::string>{"0:0 csv.not_a_table"}));
  }
}

TEST(Csv, ProblemsAreKeptUpToALimitWhichIsSaid)
{
  std::string text = "a,b\n";
  for (std::size_t i = 0; i < CsvReader::k_problem_limit + 10; ++i)
    text += "\"x\"y,1\n";
  const Table table = read_text(text + "1,2\n");
  ASSERT_EQ(table.problems.size(), CsvReader::k_problem_limit + 1);
  EXPECT_EQ(table.problems.back(), std::to_string(CsvReader::k_problem_limit + 2) + ":4 csv.more_problems");
  EXPECT_EQ(table.rows.size(), 2U);
}

TEST(Csv, EveryProblemHasWordsInBothLanguages)
{
  for (const util::Language language : {util::Language::thai, util::Language::english}) {
    const util::Messages messages = util::Messages::embedded(language);
    for (const char* code : {"csv.bad_bytes", "csv.field_too_long", "csv.more_problems", "csv.not_a_table", "csv.nul",
                             "csv.row_too_long", "csv.text_after_quote", "csv.unclosed_quote"}) {
      EXPECT_FALSE(messages.say(code).empty());
    }
  }
}

TEST(Csv, ReadsFilesAndPipes)
{
  const auto path = std::filesystem::temp_directory_path() / ("util_csv_" + std::to_string(::getpid()));
  const std::string text = windows_874("ชื่อ,ปี\nอบต.,2567\n");
  util::write_file(path, text);
  const Table table = read_all(CsvReader::open(path, 3));
  EXPECT_EQ(table.rows, (Rows{{"ชื่อ", "ปี"}, {"อบต.", "2567"}}));
  std::filesystem::remove(path);
  EXPECT_THROW(CsvReader::open(path), std::system_error);
  EXPECT_THROW(CsvReader::open(std::filesystem::temp_directory_path()), std::system_error);

  int ends[2] = {};
  ASSERT_EQ(::pipe(ends), 0);
  ASSERT_EQ(::write(ends[1], text.data(), text.size()), static_cast<ssize_t>(text.size()));
  ::close(ends[1]);
  EXPECT_EQ(read_all(CsvReader::open("/dev/fd/" + std::to_string(ends[0]))).rows, table.rows);
  ::close(ends[0]);
}

TEST(CsvField, IsQuotedWhereNeededAndNeverRunsAsAFormula)
{
  EXPECT_EQ(util::csv_field("plain อบต."), "plain อบต.");
  EXPECT_EQ(util::csv_field(""), "");
  EXPECT_EQ(util::csv_field("a,b"), "\"a,b\"");
  EXPECT_EQ(util::csv_field("say \"x\""), "\"say \"\"x\"\"\"");
  EXPECT_EQ(util::csv_field(" edge"), "\" edge\"");
  EXPECT_EQ(util::csv_field("=1+1"), "'=1+1");
  EXPECT_EQ(util::csv_field("@SUM(A1,A2)"), "\"'@SUM(A1,A2)\"");
  EXPECT_EQ(util::csv_field("\tx"), "\"'\tx\"");
  EXPECT_EQ(util::csv_field("-"), "'-");
  EXPECT_EQ(util::csv_field("-12.50"), "-12.50");
  EXPECT_EQ(util::csv_field("+7"), "+7");
  EXPECT_EQ(util::csv_field("-12.5.1"), "'-12.5.1");
  EXPECT_EQ(util::csv_field("-1+cmd"), "'-1+cmd");
}

/// Fields made of what is hard: separators, quotes, line ends, Thai, long runs.
rc::Gen<std::string> field()
{
  const auto part = rc::gen::element<std::string>("a", "ก", "้", ",", ";", "\t", "\"", "\"\"", "\n", "\r", "\r\n", "x y",
                                                  "1", std::string(40, 'l'));
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(part), [](const std::vector<std::string>& parts) {
    std::string text = "v";  // so that no row is blank and nothing looks like a formula
    for (const std::string& each : parts)
      text += each;
    return text;
  });
}

TEST(CsvProperty, WhatIsWrittenIsReadWhateverThePieces)
{
  EXPECT_TRUE(rc::check([] {
    const Rows expected =
        *rc::gen::container<Rows>(rc::gen::container<Row>(*rc::gen::inRange<std::size_t>(2, 6), field()));
    const char separator = *rc::gen::element(',', ';', '\t');
    const std::string line_end = *rc::gen::element<std::string>("\n", "\r\n", "\r");
    std::string text = "sep=";
    text += separator + line_end;
    for (const Row& row : expected) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0) text += separator;
        text += util::csv_field(row[i]);
      }
      text += line_end;
    }
    const std::vector<Encoded> encodings = in_every_encoding(text);
    const auto chosen = static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(encodings.size())));
    const Table table = read_text(encodings[chosen].bytes, *rc::gen::inRange<std::size_t>(1, 100));
    RC_ASSERT(table.rows == expected);
    RC_ASSERT(table.problems.empty());
  }));
}

TEST(CsvProperty, PiecesOfAnySizeGiveTheSameRowsAndProblems)
{
  const auto byte = rc::gen::element('a', ',', '"', '\n', '\r', '\0', '\xA1', '\xE0', '\xB8', ';', ' ');
  EXPECT_TRUE(rc::check([&] {
    const std::string text = *rc::gen::container<std::string>(byte);
    const Table whole = read_text(text);
    const Table pieces = read_text(text, *rc::gen::inRange<std::size_t>(1, 40));
    RC_ASSERT(pieces.rows == whole.rows);
    RC_ASSERT(pieces.lines == whole.lines);
    RC_ASSERT(pieces.problems == whole.problems);
  }));
}

}  // namespace
