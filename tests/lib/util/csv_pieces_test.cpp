// SPDX-License-Identifier: Apache-2.0
#include "lib/util/csv_pieces.hpp"

#include <atomic>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace {

using util::CsvReader;
using Found = std::vector<std::string>;

std::string told(int line, const util::CsvRow& row)
{
  std::string text = std::to_string(line);
  for (const std::string_view field : row.fields)
    text += "[" + std::string(field) + "]";
  return text;
}

Found tell_problems(Found found, const util::Problems& problems)
{
  for (const util::Problem& problem : problems) {
    found.push_back(std::to_string(problem.place.line) + ":" + std::to_string(problem.place.column) + " " +
                    problem.code);
  }
  return found;
}

Found row_by_row(const std::string& text)
{
  Found found;
  CsvReader reader = CsvReader::from_text(text, "table.csv");
  util::CsvRow row;
  while (reader.next(row))
    found.push_back(told(row.line, row));
  return tell_problems(std::move(found), reader.problems());
}

/// Keeps rows; some pieces refuse to settle, so that they are read again in order.
class Rows : public util::CsvPiece {
 public:
  Rows(Found& all, bool refuses) : all_(all), refuses_(refuses) {}
  void take(CsvReader& rows) override
  {
    util::CsvRow row;
    while (rows.next(row)) {
      lines_.push_back(row.line);
      texts_.push_back(told(0, row));
    }
  }
  bool settle(int lines_before) override
  {
    if (refuses_) return false;
    for (std::size_t index = 0; index < texts_.size(); ++index)
      all_.push_back(std::to_string(lines_[index] + lines_before) + texts_[index].substr(1));
    return true;
  }

 private:
  Found& all_;
  bool refuses_;
  std::vector<int> lines_;
  Found texts_;
};

Found by_pieces(const std::string& text, std::size_t piece, unsigned threads)
{
  util::CsvPieces pieces(CsvReader::from_text(text, "table.csv", piece));
  while (true) {
    Found found;
    util::CsvRow row;
    std::atomic<int> made = 0;
    if (pieces.next(row)) {
      found.push_back(told(row.line, row));
      pieces.read(
          threads, [&] { return std::make_unique<Rows>(found, made++ % 3 == 2); },
          [&](const util::CsvRow& next) { found.push_back(told(next.line, next)); });
    }
    if (pieces.holds()) return tell_problems(std::move(found), pieces.problems());
    pieces.start_again();
  }
}

TEST(CsvPieces, GiveTheRowsAndProblemsOfReadingRowByRow)
{
  const auto part = rc::gen::weightedElement<std::string>({{20, "a"},
                                                           {10, ","},
                                                           {10, "\n"},
                                                           {3, "\r\n"},
                                                           {1, "\r"},
                                                           {5, "อบต."},
                                                           {3, " "},
                                                           {1, "\""},
                                                           {1, "\"x\""},
                                                           {1, std::string(1, '\0')},
                                                           {1, "\xA1"},
                                                           {1, "\t"},
                                                           {3, std::string(70, 'l')}});
  EXPECT_TRUE(rc::check([&] {
    std::string text = *rc::gen::element<std::string>("", "\xEF\xBB\xBF", "sep=,\n");
    for (const std::string& each : *rc::gen::container<std::vector<std::string>>(part))
      text += each;
    const Found expected = row_by_row(text);
    RC_ASSERT(by_pieces(text, *rc::gen::inRange<std::size_t>(1, 300), 1) == expected);
    RC_ASSERT(by_pieces(text, *rc::gen::inRange<std::size_t>(1, 300), 3) == expected);
  }));
}

/// Against the plainest of readers, which knows no quotes.
TEST(CsvPieces, RowsWithoutQuotesAreWhatStandsBetweenCommasAndLineEnds)
{
  const auto part = rc::gen::weightedElement<std::string>(
      {{20, "a"}, {10, ","}, {10, "\n"}, {5, "ก"}, {1, std::string(64, 'l')}, {1, std::string(63, ',')}});
  EXPECT_TRUE(rc::check([&] {
    std::string text = "heading,row\n";
    Found expected = {"1[heading][row]"};
    std::string fields = "[v";
    std::string line = "v";
    int number = 2;
    for (const std::string& each : *rc::gen::container<std::vector<std::string>>(part)) {
      if (each == "\n") {
        expected.push_back(std::to_string(number++) + fields + "]");
        text += line + "\n";
        fields = "[v";
        line = "v";
        continue;
      }
      line += each;
      for (const char byte : each)
        fields += byte == ',' ? std::string("][") : std::string(1, byte);
    }
    RC_ASSERT(row_by_row(text) == expected);
    RC_ASSERT(by_pieces(text, *rc::gen::inRange<std::size_t>(1, 300), 2) == expected);
  }));
}

TEST(CsvPieces, WhatAPieceThrowsIsThrownToTheReader)
{
  class Throws : public util::CsvPiece {
   public:
    void take(CsvReader&) override { throw std::runtime_error("no"); }
    bool settle(int) override { return true; }
  };
  std::string text;
  for (int row = 0; row < 100; ++row)
    text += "a,b\n";
  for (const unsigned threads : {1U, 3U}) {
    util::CsvPieces pieces(CsvReader::from_text(text, "table.csv", 20));
    util::CsvRow row;
    ASSERT_TRUE(pieces.next(row));
    EXPECT_THROW(pieces.read(
                     threads, [] { return std::make_unique<Throws>(); }, [](const util::CsvRow&) {}),
                 std::runtime_error);
  }
}

}  // namespace
