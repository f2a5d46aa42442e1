// SPDX-License-Identifier: Apache-2.0
// Nobody learns what a few people answered: every table that is shown is held against all answers that could stand
// behind it.
#include "src/results/small_groups.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "src/framework/load.hpp"
#include "src/scoring/score.hpp"

namespace {

using framework::Framework;
using results::AnswerTable;
using results::SmallGroups;
using results::TableLook;

std::shared_ptr<const Framework> year(int fiscal_year = 2567)
{
  return framework::embedded_year(fiscal_year);
}

framework::Scale scale_of(int levels)
{
  framework::Scale scale;
  for (int i = 0; i < levels; ++i) {
    framework::ScaleLevel level;
    level.points = util::Exact(100) * util::Exact(i, levels - 1);
    scale.levels.push_back(level);
  }
  return scale;
}

/// Calls `each` with everything that the scale's levels can hold with these totals of the bands.
void each_filling(const AnswerTable& table, std::size_t band, std::size_t level, std::uint32_t left,
                  std::vector<std::uint32_t>& counts, const std::function<void()>& each)
{
  if (band == table.bands.size()) return each();
  const auto& levels = table.bands[band].levels;
  if (level + 1 == levels.size()) {
    counts[levels[level]] = left;
    const std::uint32_t next = band + 1 < table.bands.size() ? table.bands[band + 1].people : 0;
    return each_filling(table, band + 1, 0, next, counts, each);
  }
  for (std::uint32_t people = 0; people <= left; ++people) {
    counts[levels[level]] = people;
    each_filling(table, band, level + 1, left - people, counts, each);
  }
}

util::Exact sum_of(const framework::Scale& scale, const std::vector<std::uint32_t>& counts)
{
  util::Exact sum;
  for (std::size_t i = 0; i < counts.size(); ++i)
    sum += util::Exact(counts[i]) * scale.levels[i].points;
  return sum;
}

/// For each level the numbers that are possible with the table, the mean and the number of people.
std::vector<std::set<std::uint32_t>> possible_counts(const framework::Scale& scale, const AnswerTable& table,
                                                     const std::vector<std::uint32_t>& truth)
{
  std::vector<std::set<std::uint32_t>> possible(truth.size());
  std::vector<std::uint32_t> counts(truth.size());
  const util::Exact sum = sum_of(scale, truth);
  each_filling(table, 0, 0, table.bands.front().people, counts, [&] {
    if (sum_of(scale, counts) != sum) return;
    for (std::size_t i = 0; i < counts.size(); ++i)
      possible[i].insert(counts[i]);
  });
  return possible;
}

RC_GTEST_PROP(AnswerTables, TellOfNoLevelThatFewChoseIt, ())
{
  const int levels = *rc::gen::element(2, 4, 6);
  const framework::Scale scale = scale_of(levels);
  const auto counts = *rc::gen::container<std::vector<std::uint32_t>>(
      static_cast<std::size_t>(levels), rc::gen::oneOf(rc::gen::inRange(0U, 4U), rc::gen::inRange(0U, 13U)));
  const AnswerTable table = results::answer_table(scale, false, {.counts = counts});
  if (table.look == TableLook::none) return;
  std::uint32_t people = 0;
  for (const results::Band& band : table.bands) {
    RC_ASSERT(!results::is_small(band.people));
    people += band.people;
  }
  RC_ASSERT(people == scoring::Tally{.counts = counts}.n());
  const auto possible = possible_counts(scale, table, counts);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    RC_ASSERT(possible[i].contains(counts[i]));
    const bool open = std::ranges::any_of(possible[i], [](std::uint32_t count) { return !results::is_small(count); });
    RC_ASSERT(open);
  }
}

TEST(AnswerTables, AreAsFineAsMayBe)
{
  const framework::Scale six = scale_of(6);
  const auto look = [&](std::vector<std::uint32_t> counts) {
    return results::answer_table(six, false, {.counts = std::move(counts)});
  };
  EXPECT_EQ(look({0, 0, 0, 0, 6, 40}).look, TableLook::full) << "nobody, or enough people, may be told";
  const AnswerTable coarser = look({0, 0, 1, 2, 5, 38});
  ASSERT_EQ(coarser.look, TableLook::coarser);
  EXPECT_EQ(coarser.bands.front().levels, (std::vector<std::size_t>{5}));
  EXPECT_EQ(coarser.bands.front().people, 38U);
  EXPECT_EQ(coarser.bands.back().people, 8U);
  EXPECT_EQ(look({0, 0, 0, 0, 3, 43}).look, TableLook::none);
  EXPECT_EQ(look({0, 0, 0, 0, 0, 4}).look, TableLook::none);
  // Reversed, the best level is the first.
  EXPECT_EQ(results::answer_table(six, true, {.counts = {38, 5, 2, 1, 0, 0}}).bands.front().levels.front(), 0U);
  // Yes or no: the mean tells both, so a small one is never shown.
  EXPECT_EQ(results::answer_table(scale_of(2), false, {.counts = {1, 45}}).look, TableLook::none);
  EXPECT_EQ(results::answer_table(scale_of(2), false, {.counts = {0, 46}}).look, TableLook::full);
}

class SmallGroupsOf : public testing::Test {
 protected:
  /// Everybody answers like the first argument: the position of each question.
  scoring::Result scored(const std::map<std::string, std::vector<int>>& people_by_part)
  {
    scoring::AgencyInput input{.agency = "x", .counts = scoring::Counts(*framework_)};
    input.items.resize(framework_->items.size());
    for (const auto& [place, people] : people_by_part) {
      const std::size_t instrument = framework_->instrument(place.substr(0, 3)).value();
      const std::size_t part = place.size() > 3 ? 1 : 0;
      for (const int position : people)
        answer(input, instrument, part, position);
    }
    return scoring::score(framework_, input);
  }
  void answer(scoring::AgencyInput& input, std::size_t instrument, std::size_t part, int position)
  {
    input.counts.add_respondent(instrument, part);
    for (const std::size_t indicator : framework_->instruments[instrument].indicators) {
      for (const std::size_t question : framework_->indicators[indicator].questions) {
        const std::size_t levels = framework_->scales[framework_->questions[question].scale].levels.size();
        input.counts.add(question, part, std::min<std::size_t>(levels, static_cast<std::size_t>(position)));
      }
    }
  }
  std::size_t eit() const { return framework_->instrument("EIT").value(); }
  std::size_t iit() const { return framework_->instrument("IIT").value(); }
  std::size_t question(const char* code) const { return framework_->question(code).value(); }
  std::shared_ptr<const Framework> framework_ = year();
};

TEST_F(SmallGroupsOf, EnoughPeopleAreShownInFull)
{
  const scoring::Result result = scored({{"IIT", std::vector<int>(20, 6)}, {"EIT", std::vector<int>(9, 2)}});
  const SmallGroups look(result);
  EXPECT_TRUE(look.by_part(eit()));
  EXPECT_EQ(look.respondents(eit(), 0), 9U);
  EXPECT_EQ(look.answers(question("e1"), 0), 9U);
  EXPECT_EQ(look.table(question("e1"), 0).look, TableLook::full);
  EXPECT_EQ(look.shown().questions[question("i1")].score, result.questions[question("i1")].score);
  EXPECT_EQ(look.shown().total, result.total);
}

TEST_F(SmallGroupsOf, FewInOnePartHideWhatPartsTell)
{
  const scoring::Result result = scored({{"EIT", std::vector<int>(9, 2)}, {"EIT2", {1, 5}}});
  const SmallGroups look(result);
  EXPECT_FALSE(look.by_part(eit()));
  EXPECT_EQ(look.respondents(eit(), 0), 9U);
  EXPECT_EQ(look.respondents(eit(), 1), std::nullopt);
  const scoring::QuestionScore& e1 = look.shown().questions[question("e1")];
  EXPECT_TRUE(e1.score.has_value()) << "the official score stays";
  for (const scoring::PartScore& part : e1.parts) {
    EXPECT_FALSE(part.score.has_value());
    EXPECT_EQ(part.tally.n(), 0U);
  }
  EXPECT_EQ(look.shown().indicators[framework_->indicator("6").value()].parts,
            (std::vector<std::optional<util::Exact>>(2)));
  EXPECT_EQ(look.shown().instruments[eit()].respondents, (std::vector<std::uint32_t>{9, 0}));
  for (const scoring::Flag& flag : look.shown().flags)
    EXPECT_TRUE(!flag.params.contains("n") || (flag.params.at("n") != "2" && flag.params.at("n") != "11")) << flag.code;
}

TEST_F(SmallGroupsOf, FewAltogetherHideTheQuestions)
{
  const SmallGroups look(scored({{"IIT", {6, 5, 4}}, {"EIT", std::vector<int>(9, 2)}}));
  EXPECT_FALSE(look.by_question(framework_->indicator("1").value()));
  EXPECT_FALSE(look.shown().questions[question("i1")].score.has_value());
  EXPECT_TRUE(look.shown().indicators[framework_->indicator("1").value()].score.has_value());
  EXPECT_TRUE(look.by_question(framework_->indicator("6").value()));
}

TEST_F(SmallGroupsOf, OneWhoLeftAQuestionOutIsNotToldByTheNumberOfAnswers)
{
  scoring::AgencyInput input{.agency = "x", .counts = scoring::Counts(*framework_)};
  input.items.resize(framework_->items.size());
  for (int i = 0; i < 20; ++i)
    answer(input, iit(), 0, 6);
  input.counts.add_respondent(iit(), 0);
  input.counts.add(question("i2"), 0, 6);
  const SmallGroups look(scoring::score(framework_, input));
  EXPECT_EQ(look.respondents(iit(), 0), 21U);
  EXPECT_EQ(look.answers(question("i1"), 0), std::nullopt);
  EXPECT_EQ(look.table(question("i1"), 0).look, TableLook::none);
  EXPECT_EQ(look.answers(question("i2"), 0), 21U);
}

TEST_F(SmallGroupsOf, AnEarlierPublicationIsNotSubtracted)
{
  const scoring::Result before = scored({{"IIT", std::vector<int>(20, 6)}, {"EIT", std::vector<int>(9, 2)}});
  std::vector<int> one_more(20, 6);
  one_more.push_back(1);
  const scoring::Result now = scored({{"IIT", one_more}, {"EIT", std::vector<int>(9, 2)}});
  const SmallGroups look(now, {before});
  EXPECT_FALSE(look.by_question(framework_->indicator("1").value()));
  EXPECT_FALSE(look.by_part(iit()));
  EXPECT_TRUE(look.by_question(framework_->indicator("6").value())) << "answered as before";
  EXPECT_EQ(look.table(question("e1"), 0).look, TableLook::full);
  EXPECT_TRUE(SmallGroups(now, {now}).by_question(framework_->indicator("1").value()));
}

TEST_F(SmallGroupsOf, TheScoresBesideAnotherYearAreThoseThatAreShownWithoutTheAnswers)
{
  const scoring::Result before = scored({{"IIT", std::vector<int>(20, 6)}, {"EIT", std::vector<int>(9, 2)}});
  std::vector<int> one_more(20, 6);
  one_more.push_back(1);
  const scoring::Result now = scored({{"IIT", one_more}, {"EIT", std::vector<int>(9, 2)}});
  const std::vector<scoring::Result> none;
  const std::vector<scoring::Result> some{before};
  for (const auto* published : {&none, &some}) {
    const scoring::Result whole = SmallGroups(now, *published).shown();
    const scoring::Result scores = SmallGroups::scores(now, *published);
    EXPECT_EQ(scores.total, whole.total);
    for (std::size_t i = 0; i < whole.instruments.size(); ++i) {
      EXPECT_EQ(scores.instruments[i].score, whole.instruments[i].score);
      EXPECT_EQ(scores.instruments[i].parts, whole.instruments[i].parts);
    }
    for (std::size_t i = 0; i < whole.questions.size(); ++i) {
      EXPECT_EQ(scores.questions[i].score, whole.questions[i].score);
      for (std::size_t part = 0; part < whole.questions[i].parts.size(); ++part) {
        EXPECT_EQ(scores.questions[i].parts[part].score, whole.questions[i].parts[part].score);
        EXPECT_TRUE(scores.questions[i].parts[part].tally.counts.empty());
      }
    }
  }
}

TEST_F(SmallGroupsOf, NothingIsShownByQuestionWhilePeopleAnswer)
{
  const SmallGroups look(scored({{"IIT", std::vector<int>(20, 6)}}), {}, true);
  EXPECT_FALSE(look.by_question(framework_->indicator("1").value()));
  EXPECT_TRUE(look.hides_anything());
}

/// Whatever a few people answer, no number of one to four people is in what is shown, nor the difference of two.
RC_GTEST_PROP(SmallGroupsOfAll, NoNumberOfFewPeopleIsShownOrLeftOver, ())
{
  const auto framework = year();
  scoring::AgencyInput input{.agency = "x", .counts = scoring::Counts(*framework)};
  input.items.resize(framework->items.size());
  for (std::size_t i = 0; i < framework->instruments.size(); ++i) {
    const framework::Instrument& instrument = framework->instruments[i];
    if (instrument.kind != framework::InstrumentKind::survey) continue;
    for (std::size_t part = 0; part < instrument.parts.size(); ++part) {
      const int people = *rc::gen::inRange(0, 14);
      for (int person = 0; person < people; ++person) {
        input.counts.add_respondent(i, part);
        for (const std::size_t indicator : instrument.indicators) {
          for (const std::size_t question : framework->indicators[indicator].questions) {
            const auto levels = static_cast<int>(framework->scales[framework->questions[question].scale].levels.size());
            input.counts.add(question, part, static_cast<std::size_t>(*rc::gen::inRange(0, levels + 1)));
          }
        }
      }
    }
  }
  const scoring::Result result = scoring::score(framework, input);
  const SmallGroups look(result);
  for (std::size_t q = 0; q < result.questions.size(); ++q) {
    const std::size_t indicator = framework->questions[q].indicator;
    const std::size_t instrument = framework->indicators[indicator].instrument;
    for (std::size_t part = 0; part < result.questions[q].parts.size(); ++part) {
      const auto answers = look.answers(q, part);
      const auto people = look.respondents(instrument, part);
      if (people) RC_ASSERT(!results::is_small(*people));
      if (answers) RC_ASSERT(!results::is_small(*answers));
      if (answers && people) RC_ASSERT(!results::is_small(*people - *answers));
      if (!look.by_part(instrument)) RC_ASSERT(!look.shown().questions[q].parts[part].score.has_value());
      if (look.table(q, part).look != TableLook::full) RC_ASSERT(look.shown().questions[q].parts[part].tally.n() == 0U);
    }
    // Of an indicator all questions are shown or none: one alone would follow from the mean.
    RC_ASSERT(look.shown().questions[q].score.has_value() ==
              (look.by_question(indicator) && result.questions[q].score.has_value()));
  }
}

}  // namespace
