// SPDX-License-Identifier: Apache-2.0
#include "lib/html/table_query.hpp"

#include <gtest/gtest.h>

namespace {

using html::TableQuery;
using html::Values;

html::TableShape shape()
{
  return {.path = "/agencies",
          .caption = "Agencies",
          .columns = {{"name", "Name"}, {"score", "Score", true, true}, {"note", "Note", false}},
          .sorted_by = "name",
          .searchable = true,
          .filters = {{"type", "Type", {{"a", "A"}, {"b", "B"}}}},
          .rows_a_page = 10};
}

TableQuery asked(std::vector<std::pair<std::string, std::string>> entries)
{
  return TableQuery(shape(), util::Fields(std::move(entries)));
}

std::string text_of(const Values& values, std::string_view name)
{
  return *std::get<html::Phrase>(*values.find(name)).text();
}

const std::vector<Values>& items(const Values& values, std::string_view name)
{
  return std::get<Values::Section>(*values.find(name)).items;
}

std::string pages(const TableQuery& query, std::int64_t rows)
{
  std::string out;
  const Values pagination = query.pagination(rows);
  for (const Values& item : items(pagination, "items")) {
    const std::string number = text_of(item, "number");
    out += std::get<bool>(*item.find("current")) ? "[" + number + "]" : number == "0" ? "_" : number;
    out += ' ';
  }
  return out;
}

TEST(TableQuery, WithoutAnythingItIsTheTableAsItComes)
{
  const TableQuery query = asked({});
  EXPECT_EQ(query.sorted_by(), "name");
  EXPECT_FALSE(query.descending());
  EXPECT_EQ(query.offset(100), 0);
  EXPECT_FALSE(query.narrowed());
  EXPECT_EQ(query.address(), "/agencies");
}

TEST(TableQuery, ReadsWhatTheTableOffersAndKeepsItInItsAddress)
{
  const TableQuery query =
      asked({{"search", " \u0E01 & "}, {"type", "b"}, {"sort", "score"}, {"order", "desc"}, {"page", "3"}});
  EXPECT_EQ(query.search(), "\u0E01 &");
  EXPECT_EQ(query.filter("type"), "b");
  EXPECT_TRUE(query.descending());
  EXPECT_EQ(query.offset(100), 20);
  EXPECT_EQ(query.address(), "/agencies?search=%E0%B8%81%20%26&type=b&sort=score&order=desc&page=3");
  EXPECT_TRUE(query.narrowed());
}

TEST(TableQuery, KeepsWhatElseTheAddressOfItsPageSays)
{
  html::TableShape kept = shape();
  kept.kept.add("view", "units");
  const TableQuery query(kept, util::Fields({{"type", "b"}}));
  EXPECT_EQ(query.address(), "/agencies?view=units&type=b");
  const Values narrowing = query.narrowing();
  EXPECT_EQ(text_of(items(narrowing, "kept").at(0), "name"), "view");
}

TEST(TableQuery, PassesOverWhatItDoesNotOffer)
{
  const TableQuery query =
      asked({{"sort", "password; drop"}, {"order", "desc"}, {"type", "z"}, {"page", "-1"}, {"x", "y"}});
  EXPECT_EQ(query.sorted_by(), "name");
  EXPECT_FALSE(query.descending());
  EXPECT_EQ(query.filter("type"), "");
  EXPECT_EQ(query.offset(100), 0);
  EXPECT_EQ(query.address(), "/agencies");
  EXPECT_EQ(asked({{"sort", "note"}}).sorted_by(), "name");
  EXPECT_EQ(asked({{"page", "99999999999999999999"}}).offset(100), 0);
  EXPECT_EQ(asked({{"page", "9999999"}}).offset(95), 90);
  EXPECT_EQ(asked({{"page", "5"}}).offset(0), 0);
  EXPECT_EQ(asked({{"search", std::string(500, 'a')}}).search().size(), 100U);
  EXPECT_EQ(asked({{"search", "\u202E\xFF"}}).search(), "");
}

TEST(TableQuery, AHeadSortsAndTurnsTheOrderOfItsOwnColumn)
{
  const Values head = asked({{"page", "4"}, {"type", "a"}}).head();
  const std::vector<Values>& columns = items(head, "columns");
  EXPECT_EQ(text_of(columns[0], "sorted"), "ascending");
  EXPECT_EQ(text_of(columns[0], "href"), "/agencies?type=a&sort=name&order=desc");
  EXPECT_EQ(text_of(columns[1], "sorted"), "");
  EXPECT_EQ(text_of(columns[1], "href"), "/agencies?type=a&sort=score&order=asc");
}

TEST(TableQuery, PagesAroundTheReaderAreOffered)
{
  EXPECT_EQ(pages(asked({}), 10), "[1] ");
  EXPECT_EQ(pages(asked({}), 21), "[1] 2 3 ");
  EXPECT_EQ(pages(asked({}), 200), "[1] 2 _ 20 ");
  EXPECT_EQ(pages(asked({{"page", "3"}}), 200), "1 2 [3] 4 _ 20 ");
  EXPECT_EQ(pages(asked({{"page", "4"}}), 70), "1 2 3 [4] 5 6 7 ");
  EXPECT_EQ(pages(asked({{"page", "10"}}), 200), "1 _ 9 [10] 11 _ 20 ");
  EXPECT_EQ(pages(asked({{"page", "20"}}), 200), "1 _ 19 [20] ");
  const Values last = asked({{"page", "3"}}).pagination(21);
  EXPECT_EQ(text_of(last, "first"), "21");
  EXPECT_EQ(text_of(last, "last"), "21");
  EXPECT_FALSE(std::get<bool>(*last.find("next")));
}

}  // namespace
