// SPDX-License-Identifier: Apache-2.0
// When a disclosure may be changed, submitted, settled; what differs between two states of an entry; how far it is;
// what a file of links would change.
#include <gtest/gtest.h>

#include "src/disclosures/entry_changes.hpp"
#include "src/disclosures/link_import.hpp"
#include "src/disclosures/progress.hpp"
#include "src/disclosures/submission.hpp"
#include "src/framework/load.hpp"

namespace {

using namespace disclosures;

std::optional<Submission> submission(SubmissionState state)
{
  return Submission{.id = 1, .state = state};
}

TEST(DisclosureLock, follows_the_stage_and_the_submission)
{
  const Window open{.round = true, .disclosure = true};
  const Window approving{.round = true, .approval = true};
  EXPECT_EQ(lock_of(open, {}), Lock::none);
  EXPECT_EQ(lock_of({.round = true}, {}), Lock::stage_closed);
  EXPECT_EQ(lock_of(approving, {}), Lock::stage_closed);
  EXPECT_EQ(lock_of(approving, submission(SubmissionState::returned)), Lock::none) << "what was returned is corrected";
  EXPECT_EQ(lock_of(open, submission(SubmissionState::submitted)), Lock::submitted);
  EXPECT_EQ(lock_of(open, submission(SubmissionState::withdrawn)), Lock::none);
  EXPECT_EQ(lock_of(open, submission(SubmissionState::approved)), Lock::approved);
  EXPECT_EQ(lock_of({}, submission(SubmissionState::returned)), Lock::round_over);
  EXPECT_TRUE(may_withdraw(open, submission(SubmissionState::submitted)));
  EXPECT_FALSE(may_withdraw(approving, submission(SubmissionState::submitted))) << "after the deadline";
  EXPECT_FALSE(may_withdraw(open, submission(SubmissionState::approved)));
  EXPECT_TRUE(may_settle(approving, submission(SubmissionState::submitted)));
  EXPECT_TRUE(may_settle(open, submission(SubmissionState::submitted)));
  EXPECT_FALSE(may_settle({.round = true}, submission(SubmissionState::submitted)));
  EXPECT_FALSE(may_settle(open, {}));
}

TEST(DisclosureParty, officers_see_the_items_of_their_units_only)
{
  const accounts::Visitor officer{1, "o", {{accounts::Role::officer, 7, 3}, {accounts::Role::officer, 8, 5}}};
  const Party party = party_of(officer, 7);
  EXPECT_TRUE(party.works_on({.item = "o1", .unit = 3}));
  EXPECT_FALSE(party.sees({.item = "o1", .unit = 5})) << "a unit of another agency";
  EXPECT_FALSE(party.sees({.item = "o1"})) << "nobody's item";
  const accounts::Visitor assessor{1, "a", {{accounts::Role::assessor, 7, {}}}};
  EXPECT_TRUE(party_of(assessor, 7).sees({.item = "o1"}));
  EXPECT_FALSE(party_of(assessor, 7).works_on({.item = "o1"}));
  EXPECT_FALSE(party_of(assessor, 8).sees({.item = "o1"}));
}

TEST(DisclosureSubmission, names_each_item_that_is_not_checked)
{
  const auto framework = framework::embedded_year(2568);
  std::vector<Entry> entries;
  for (const framework::Item& item : framework->items)
    entries.push_back({.item = item.code, .state = EntryState::checked});
  EXPECT_TRUE(check_submission(*framework, entries).empty());
  entries[1].state = EntryState::ready;
  entries.pop_back();
  const util::Problems problems = check_submission(*framework, entries);
  ASSERT_EQ(problems.size(), 2U);
  EXPECT_EQ(problems[0].place.field, "o2");
  EXPECT_EQ(problems[1].place.field, "o28");
}

TEST(DisclosureDigest, tells_apart_what_differs_and_nothing_else)
{
  const std::vector<Entry> one{{.item = "o1", .explanation = "ab", .links = {{.id = 1, .url = "https://a.example/"}}}};
  std::vector<Entry> same = one;
  same[0].links[0].id = 9;
  same[0].state = EntryState::checked;
  EXPECT_EQ(digest_of(one), digest_of(same));
  std::vector<Entry> other = one;
  other[0].links[0].note = "x";
  EXPECT_NE(digest_of(one), digest_of(other));
  const std::vector<Entry> moved{{.item = "o1a", .explanation = "b", .links = one[0].links}};
  EXPECT_NE(digest_of(one), digest_of(moved));
}

TEST(EntryChanges, name_fields_links_and_their_order)
{
  const Entry before{
      .item = "o1",
      .unit = 3,
      .links = {{1, "https://a.example/", ""}, {2, "https://b.example/", ""}, {3, "https://c.example/", ""}}};
  Entry after = before;
  EXPECT_TRUE(changes(before, after).empty());
  after.unit = 4;
  after.links = {{2, "https://b.example/", "note"}, {1, "https://a.example/", ""}, {0, "https://d.example/", ""}};
  const std::vector<EntryChange> expected{{"unit", "3", "4"},
                                          {"link", "https://b.example/", "https://b.example/ (note)"},
                                          {"link", "https://c.example/", ""},
                                          {"link", "", "https://d.example/"},
                                          {"order", "", ""}};
  EXPECT_EQ(changes(before, after), expected);
}

TEST(DisclosureProgress, counts_by_unit_with_nobodys_items_last)
{
  const std::vector<Entry> entries{{.item = "o1"},
                                   {.item = "o2", .state = EntryState::checked, .unit = 4, .due_day = 1},
                                   {.item = "o3", .state = EntryState::in_work, .unit = 4, .due_day = 1},
                                   {.item = "o4", .state = EntryState::ready, .unit = 2}};
  const auto units = progress_by_unit(entries, 2);
  ASSERT_EQ(units.size(), 3U);
  EXPECT_EQ(units[0].unit, 4);
  EXPECT_EQ(units[0].done, 1);
  EXPECT_EQ(units[0].overdue, 1) << "what is done is not overdue";
  EXPECT_FALSE(units[2].unit);
  const Progress whole = progress_of(entries, 2);
  EXPECT_EQ(whole.items, 4);
  EXPECT_EQ(whole.done, 2);
  EXPECT_EQ(whole.checked, 1);
}

class LinkFiles : public testing::Test {
 protected:
  LinkFiles()
  {
    for (const framework::Item& item : framework_->items)
      entries_.push_back({.item = item.code});
    entries_[0] = {
        .item = "o1", .state = EntryState::checked, .revision = 4, .links = {{1, "https://a.example/", "x"}}};
  }
  LinkPlan plan(const std::vector<std::vector<std::string>>& rows) const
  {
    util::TableRows table{.name = "links.csv", .rows = {}, .problems = {}};
    int line = 0;
    for (const auto& row : rows)
      table.rows.push_back({++line, row});
    return plan_links(table, *framework_, entries_, units_);
  }
  std::shared_ptr<const framework::Framework> framework_ = framework::embedded_year(2568);
  std::vector<Entry> entries_;
  std::vector<agencies::Unit> units_{{7, 3, "กองคลัง", {}}, {7, 4, "กองเก่า", 1}};
};

TEST_F(LinkFiles, add_links_notes_and_units_and_remove_nothing)
{
  const LinkPlan read = plan({{"Item", "URL", "Note", "Unit", "State"},
                              {"o1", "https://a.example/", "new note", "", "Checked"},
                              {"O ๒", "b.example/page", "", " กองคลัง", ""},
                              {"o2", "http://c.example/", "second", "กองคลัง", ""},
                              {"o3", "", "", "", ""}});
  EXPECT_EQ(read.faults, 0U);
  ASSERT_EQ(read.entries.size(), 2U);
  EXPECT_EQ(read.entries[0].entry.links[0].note, "new note");
  EXPECT_EQ(read.entries[0].entry.revision, 4);
  EXPECT_EQ(read.entries[0].entry.state, EntryState::in_work);
  EXPECT_EQ(read.entries[1].entry.unit, 3);
  ASSERT_EQ(read.entries[1].entry.links.size(), 2U);
  EXPECT_EQ(read.entries[1].entry.links[0].url, "https://b.example/page");
  EXPECT_EQ(read.links, 2U);
  EXPECT_EQ(read.unchanged, 1U);
  EXPECT_NE(read.digest(), plan({{"item", "url"}, {"o2", "https://b.example/page"}}).digest());
}

TEST_F(LinkFiles, tell_every_fault_with_its_place)
{
  const LinkPlan read = plan({{"item", "url", "note", "explanation", "unit"},
                              {"o99", "https://a.example/", "", "", ""},
                              {"", "https://a.example/", "", "", ""},
                              {"o2", "javascript:alert(1)", "", "", ""},
                              {"o3", "https://user@a.example/", "", "", "กองเก่า"},
                              {"o4", "", "note", "one", ""},
                              {"o4", "", "", "two", ""}});
  std::vector<std::string> codes;
  for (const util::Problem& problem : read.problems)
    codes.push_back(problem.code.substr(std::string("disclosures.").size()) + ":" + std::to_string(problem.place.line));
  EXPECT_EQ(codes, (std::vector<std::string>{"import_item_unknown:2", "import_item_missing:3", "import_url_bad:4",
                                             "import_url_bad:5", "import_unit_unknown:5", "import_note_alone:6",
                                             "import_explanation_differs:7"}));
  EXPECT_EQ(read.faults, 7U);
  EXPECT_EQ(plan({{"item"}}).problems.at(0).code, "disclosures.import_empty");
  EXPECT_EQ(plan({{"url"}, {"x"}}).problems.at(0).code, "disclosures.import_column_missing");
  EXPECT_EQ(plan({{"item", "what", "item"}, {"x"}}).faults, 2U);
}

}  // namespace
