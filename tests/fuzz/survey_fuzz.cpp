// SPDX-License-Identifier: Apache-2.0
// Whatever comes as a link, a page token, a code, a form of answers, a file of answers or of contacts: read without
// harm, and what is accepted fits the questionnaire.
#include <cstdint>
#include <string>

#include "lib/http/signed.hpp"
#include "lib/http/urlencoded.hpp"
#include "lib/util/table_rows.hpp"

#include "src/framework/load.hpp"
#include "src/surveys/answers.hpp"
#include "src/surveys/answers_csv.hpp"
#include "src/surveys/code.hpp"
#include "src/surveys/contacts.hpp"
#include "src/surveys/link.hpp"
#include "src/surveys/page_token.hpp"
#include "src/surveys/proof_of_work.hpp"
#include "src/surveys/step.hpp"

#include "require.hpp"

namespace {

const surveys::Round& round_2567()
{
  static const surveys::Round k_round = [] {
    surveys::Round round{.cycle = 1, .framework = framework::embedded_year(2567)};
    round.agencies[5] = {.name_th = "A", .name_en = "B"};
    return round;
  }();
  return k_round;
}

void try_texts(const std::string& text)
{
  static const http::Signer k_signer(std::string(32, 'k'));
  require(!k_signer.verify("survey page", text));
  if (const auto survey = surveys::read_survey(text))
    require(surveys::read_survey(surveys::written(*survey)) == survey);
  if (const auto token = surveys::read_page_token(text))
    require(surveys::read_page_token(surveys::written(*token)) == token);
  if (const auto link = surveys::read_link(text)) require(surveys::read_link(surveys::written(*link)) == link);
  surveys::proves_work(text, text, 1);
  const surveys::ReadCode code = surveys::read_code(text);
  require_said(code.problems);
  require(code.code.empty() != code.problems.empty());
  if (!code.code.empty()) require(surveys::read_code(surveys::grouped_code(code.code)).code == code.code);
}

void try_form(const std::string& text)
{
  util::Fields form;
  try {
    form = http::parse_urlencoded(text);
  } catch (const std::exception&) {
    return;
  }
  for (const surveys::Questionnaire& asked : surveys::questionnaires(*round_2567().framework)) {
    const surveys::ReadAnswers read = surveys::read_answers(asked, form);
    require(read.problems.empty() == surveys::fits(asked, read.answers));
    const surveys::Step step = surveys::next_step(asked, form);
    require(step.question < asked.questions.size() && step.answers.size() == asked.questions.size());
    require(step.to == surveys::Step::To::question || surveys::fits(asked, step.answers));
  }
}

void try_file(const std::string& text)
{
  const auto read = surveys::read_answers_csv(util::CsvReader::from_text(text, "answers.csv"), round_2567());
  require(read.problems.empty() || read.answers.empty());  // nothing of a faulty file is taken
  require_said(read.problems);
  std::size_t rows = 0;
  for (const auto& [survey, answers] : read.answers) {
    const auto asked = surveys::questionnaire(*round_2567().framework, survey.instrument, survey.part);
    require(asked.has_value());
    const std::size_t each = asked->questions.size();
    require(answers.size() % each == 0);
    for (std::size_t at = 0; at < answers.size(); at += each, ++rows)
      require(surveys::fits(*asked, std::string_view(answers).substr(at, each)));
  }
  if (read.problems.empty()) require(rows == read.rows);
}

void try_contacts(const std::string& text)
{
  const auto read = surveys::read_contacts(util::read_rows(util::CsvReader::from_text(text, "contacts.csv"), 100));
  require((read.faults == 0) == read.problems.empty());
  require_said(read.problems);
  if (read.faults != 0) return;
  for (const surveys::Contact& contact : read.contacts) {
    require(!contact.name.empty() && !(contact.telephone.empty() && contact.email.empty()));
    require(surveys::unpacked_contact(surveys::packed(contact)) == contact);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
  const std::string text(reinterpret_cast<const char*>(data), size);
  try_texts(text);
  try_form(text);
  try_file(text);
  try_contacts(text);
  return 0;
}
