// SPDX-License-Identifier: Apache-2.0
// Answers given through the server, taken out by the administrator and scored by `prongsai score` give the scores of
// the same answers counted here one by one.
#include <cstdlib>
#include <map>
#include <memory>

#include <nlohmann/json.hpp>

#include "lib/util/files.hpp"

#include "src/agencies/agency_store.hpp"
#include "src/framework/load.hpp"
#include "src/scoring/score.hpp"
#include "src/surveys/answers.hpp"

#include "tests/faults/whole_server.hpp"
#include "tests/server/browser.hpp"

namespace {

using nlohmann::json;

class ExportedAnswers : public whole::OnServer {
 protected:
  std::string name_of(std::int64_t agency)
  {
    return database().read([&](db::Connection& c) { return agencies::AgencyStore(c).find(agency).value().name; });
  }
  void count(const whole::Respondent& respondent)
  {
    scoring::AgencyInput& input =
        inputs_
            .try_emplace(name_of(respondent.survey.agency),
                         scoring::AgencyInput{.agency = name_of(respondent.survey.agency),
                                              .agency_type = "subdistrict",
                                              .province_size = "large",
                                              .counts = scoring::Counts(*framework_),
                                              .items = std::vector<scoring::ItemScore>(framework_->items.size()),
                                              .population = std::vector<std::uint32_t>(framework_->instruments.size())})
            .first->second;
    const auto asked =
        surveys::questionnaire(*framework_, respondent.survey.instrument, respondent.survey.part).value();
    for (std::size_t i = 0; i < respondent.answers.size(); ++i) {
      const auto position = surveys::position_of(respondent.answers[i], asked.scale(i)).value();
      input.counts.add(asked.questions[i], asked.part, position);
    }
    input.counts.add_respondent(asked.instrument, asked.part);
  }
  static json exact(const std::optional<util::Exact>& score) { return score ? json(score->fraction()) : json(nullptr); }
  static json exact(const json& score) { return score.is_null() ? json(nullptr) : score["exact"]; }

  std::shared_ptr<const framework::Framework> framework_ = framework::embedded_year(whole::k_fiscal_year);
  std::map<std::string, scoring::AgencyInput> inputs_;
};
DB_ENGINES(ExportedAnswers);

/// What the command prints as JSON.
json scored_by_command(const std::filesystem::path& answers, const std::filesystem::path& out)
{
  const std::string command = std::string(PRONGSAI_BINARY) + " score --framework " +
                              std::to_string(whole::k_fiscal_year) + " --format json --trace --responses '" +
                              answers.string() + "' --out '" + out.string() + "'";
  EXPECT_EQ(std::system(command.c_str()), 0);  // NOLINT(cert-env33-c)
  return json::parse(util::read_file(out));
}

DB_TEST(ExportedAnswers, give_the_scores_of_the_answers_that_were_sent)
{
  whole::ServerProcess server(url(), folder.path());
  whole::Browser citizen(server.port());
  for (int i = 0; i < 60; ++i) {
    const whole::Respondent respondent = respondents.next();
    ASSERT_EQ(citizen.post(respondent.path, respondent.form).status, 200);
    count(respondent);
  }
  whole::Browser administrator(server.port());
  ASSERT_TRUE(administrator.sign_in(whole::k_administrator, whole::k_password));
  const std::string page = "/cycles/" + std::to_string(round.cycle) + "/answers";
  const whole::Page file = administrator.send_form(page, page + "/export", {});
  ASSERT_EQ(file.status, 200);
  EXPECT_EQ(citizen.get(page).status, 303) << "not for everybody";
  const std::filesystem::path answers = folder.path() / "answers.csv";
  util::write_file(answers, file.body);

  const json all = scored_by_command(answers, folder.path() / "scores.json");
  ASSERT_EQ(all.size(), inputs_.size());
  for (const json& agency : all) {
    const scoring::Result result = scoring::score(framework_, inputs_.at(agency["agency"].get<std::string>()));
    EXPECT_EQ(agency["framework"]["hash"], framework_->hash);
    EXPECT_EQ(exact(agency["total"]), exact(result.total));
    for (std::size_t i = 0; i < framework_->instruments.size(); ++i)
      EXPECT_EQ(exact(agency["instruments"][i]["score"]), exact(result.instruments[i].score));
    for (std::size_t i = 0; i < framework_->indicators.size(); ++i)
      EXPECT_EQ(exact(agency["indicators"][i]["score"]), exact(result.indicators[i].score));
    for (std::size_t i = 0; i < framework_->questions.size(); ++i) {
      EXPECT_EQ(exact(agency["questions"][i]["score"]), exact(result.questions[i].score));
      EXPECT_FALSE(exact(result.questions[i].score).is_null()) << "there is something to compare";
    }
  }
}

}  // namespace
