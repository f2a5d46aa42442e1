// SPDX-License-Identifier: Apache-2.0
#include "src/app/demo_documents.hpp"

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <string>

#include <fmt/format.h>

#include "lib/thai/thai_time.hpp"
#include "lib/util/messages.hpp"

#include "src/accounts/account_names_store.hpp"
#include "src/agencies/agency_store.hpp"
#include "src/agencies/unit_store.hpp"
#include "src/documents/chain_store.hpp"
#include "src/documents/letterhead_store.hpp"
#include "src/documents/number_store.hpp"
#include "src/documents/paper_body.hpp"
#include "src/documents/paper_facts_store.hpp"
#include "src/documents/paper_store.hpp"
#include "src/measures/measure_store.hpp"
#include "src/measures/picture_store.hpp"
#include "src/measures/plan_store.hpp"
#include "src/measures/progress_store.hpp"

namespace app {
namespace {

constexpr const char* k_office_agency = "DEMO-005";
constexpr int k_office_year = 2566;
constexpr std::int64_t k_noon = std::int64_t{12} * 60 * 60;

class DemoDesk {
 public:
  DemoDesk(db::Connection& connection, const DemoOffice& office, const util::Clock& clock)
      : connection_(connection), office_(office), clock_(clock), words_(util::Messages::embedded(util::Language::thai))
  {
    const auto agency = agencies::AgencyStore(connection).find_by_code(k_office_agency);
    if (!agency) throw std::logic_error(std::string("the demo has no agency ") + k_office_agency);
    agency_ = *agency;
    for (const agencies::Unit& unit : agencies::UnitStore(connection).units(agency_.id)) {
      unit_ = unit.id;
      break;
    }
  }

  void fill()
  {
    follow_up();
    set_up();
    const std::int64_t half = draft("half_year", measures::last_day_of(measures::Period::half_year, k_office_year) + 5);
    send(half);
    give_back(half);
    const std::int64_t year_end = measures::last_day_of(measures::Period::year, k_office_year);
    const std::int64_t report = draft("results", year_end + 10);
    approve(report);
    approve(draft("memo_report", year_end + 12));
    documents::PaperStore store(connection_);
    store.publish(store.find(agency_.id, report).value(), by(office_.coordinator, year_end + 20));
  }

 private:
  std::string say(const char* key) const { return words_.say(std::string("papers.demo.") + key); }

  /// At noon of that day, never in the future.
  cycles::Deed by(std::int64_t account, std::int64_t day, std::string reason = {}) const
  {
    const util::UtcSeconds noon = thai::day_begin(measures::day_of(day)) + k_noon;
    return {account, std::min(noon, clock_.now()), std::move(reason)};
  }

  /// The first half of the measures is done before the half-year, the others but the last before the year ends.
  void follow_up()
  {
    const std::vector<measures::Measure> all = measures::MeasureStore(connection_).measures(agency_.id, k_office_year);
    const std::int64_t half = measures::last_day_of(measures::Period::half_year, k_office_year);
    const std::int64_t end = measures::last_day_of(measures::Period::year, k_office_year);
    for (std::size_t i = 0; i < all.size() / 2 + 1 && i < all.size(); ++i)
      report(all[i], half - 10);
    freeze(measures::Period::half_year, half);
    for (std::size_t i = all.size() / 2 + 1; i + 1 < all.size(); ++i)
      report(all[i], end - 10);
    freeze(measures::Period::year, end);
  }

  void report(const measures::Measure& measure, std::int64_t day)
  {
    measures::ProgressStore store(connection_);
    const measures::Reports reports = store.of_measure(agency_.id, measure.id);
    for (const measures::Step& step : measure.steps) {
      measures::StepProgress progress = measures::report_on(reports, step.id);
      if (progress.revision != 0) continue;  // the file told what was done
      progress.state = measures::StepState::done;
      progress.percent = 100;
      progress.words = say("done");
      progress.done_day = std::min(day, measure.last_day);
      store.save(measure, progress, by(office_.coordinator, day));
    }
  }

  void freeze(measures::Period period, std::int64_t day)
  {
    const measures::MeasuresNow now = measures::measures_now(connection_, agency_.id, k_office_year);
    const auto approved = measures::PlanStore(connection_).approved(agency_.id, k_office_year);
    measures::PictureStore(connection_)
        .freeze({.agency = agency_.id,
                 .agency_name = agency_.name,
                 .fiscal_year = k_office_year,
                 .period = period,
                 .day = day,
                 .plan_version = approved ? approved->number : 0,
                 .measures = measures::pictured(now, day)},
                by(office_.coordinator, day));
  }

  void set_up()
  {
    const std::int64_t day = measures::last_day_of(measures::Period::half_year, k_office_year);
    const util::Messages& english = util::Messages::embedded(util::Language::english);
    documents::LetterheadStore(connection_)
        .save(agency_.id,
              {.address = say("address"),
               .address_en = english.say("papers.demo.address"),
               .telephone = say("telephone"),
               .executive = say("executive"),
               .executive_en = english.say("papers.demo.executive")},
              by(office_.coordinator, day));
    chain_ = {{.position = say("deputy"), .role = accounts::Role::coordinator},
              {.position = say("executive"), .role = accounts::Role::executive}};
    documents::ChainStore(connection_).save(agency_.id, chain_, 0, by(office_.coordinator, day));
    book_ = {.agency = agency_.id, .unit = unit_, .name = say("book"), .prefix = say("prefix")};
    book_.id = documents::NumberStore(connection_).add(book_, by(office_.coordinator, day));
  }

  std::int64_t draft(const std::string& code, std::int64_t day)
  {
    const documents::PaperKind& kind = *documents::PaperKinds::embedded().find(code);
    const documents::PaperFacts facts = documents::gather_facts(
        connection_, rounds_,
        {.agency = agency_.id, .fiscal_year = k_office_year, .unit = unit_, .picture = kind.picture, .today = day},
        clock_.now());
    documents::PaperContent content =
        documents::new_content(kind, documents::template_sections(kind, util::Language::thai), facts, words_);
    const std::chrono::year_month_day bears = measures::day_of(day);
    content.day = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(bears.year()), static_cast<unsigned>(bears.month()),
                              static_cast<unsigned>(bears.day()));
    const documents::Paper paper{
        .agency = agency_.id, .kind = code, .fiscal_year = k_office_year, .unit = unit_, .language = "th"};
    day_ = day;
    return documents::PaperStore(connection_).add(paper, content, by(office_.coordinator, day));
  }

  void send(std::int64_t id)
  {
    documents::PaperStore store(connection_);
    store.send(store.find(agency_.id, id).value(), chain_, by(office_.coordinator, day_));
  }

  void sign_next(std::int64_t id)
  {
    documents::PaperStore store(connection_);
    const std::vector<documents::Approval> standing = documents::standing(store.approvals(agency_.id, id));
    documents::Approval turn = *documents::next_to_sign(standing);
    const bool last = turn.role == accounts::Role::executive;
    const std::int64_t account = last ? office_.executive : office_.coordinator;
    turn.name = accounts::AccountNames(connection_).of(account);
    turn.opinion = say(last ? "approved" : "agreed");
    store.sign(store.find(agency_.id, id).value(), turn, by(account, day_ + 1));
  }

  void give_back(std::int64_t id)
  {
    sign_next(id);
    documents::PaperStore store(connection_);
    const std::vector<documents::Approval> standing = documents::standing(store.approvals(agency_.id, id));
    store.give_back(store.find(agency_.id, id).value(), *documents::next_to_sign(standing),
                    by(office_.executive, day_ + 2, say("returned")));
  }

  /// Signed by everybody, with the next number of the book.
  void approve(std::int64_t id)
  {
    send(id);
    for (std::size_t i = 0; i < chain_.size(); ++i)
      sign_next(id);
    documents::PaperStore store(connection_);
    const documents::Paper paper = store.find(agency_.id, id).value();
    const cycles::Deed deed = by(office_.coordinator, day_ + 2);
    const std::int64_t year = documents::book_year_of(deed.at);
    const auto given = documents::NumberStore(connection_).give(book_, year, id, paper.subject, deed);
    store.set_number(paper, book_.id, year, given.value().number, given.value().text, deed);
  }

  db::Connection& connection_;
  DemoOffice office_;
  const util::Clock& clock_;
  util::Messages words_;
  results::ShownRounds rounds_;
  agencies::Agency agency_;
  std::optional<std::int64_t> unit_;
  std::vector<documents::ChainStep> chain_;
  documents::NumberBook book_;
  std::int64_t day_ = 0;  // of the document that was drafted last
};

}  // namespace

void add_demo_documents(db::Connection& connection, const DemoOffice& office, const util::Clock& clock)
{
  DemoDesk(connection, office, clock).fill();
}

}  // namespace app
