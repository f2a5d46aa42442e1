// SPDX-License-Identifier: Apache-2.0
#include "src/reviews/exchange_pages.hpp"

#include <filesystem>
#include <map>
#include <utility>

#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"
#include "lib/util/files.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/accounts/waiting_file_store.hpp"
#include "src/cycles/enrolment_store.hpp"
#include "src/reviews/judgement_store.hpp"
#include "src/reviews/judging_store.hpp"
#include "src/reviews/round_stage.hpp"

namespace reviews {
namespace {

using html::Values;
using html::Word;

constexpr std::size_t k_agencies_listed = 200;
constexpr std::size_t k_flush = std::size_t{64} * 1024;

const html::Field k_judgements_file{
    .name = "file", .label = Word{"reviews.exchange_file"}, .hint = Word{"reviews.exchange_file_hint"}};

std::string written(const std::vector<Judgement>& judgements, const framework::Framework& framework,
                    const cycles::AgencyNames& names, const util::Messages& messages)
{
  std::string csv = judgements_csv_head();
  for (const Judgement& one : judgements) {
    if (const auto item = framework.item(one.item))
      csv += judgement_csv(one, framework.items[*item], names.written(one.agency), messages);
  }
  return csv;
}

std::vector<html::Link> way_to_exchange(const RoundPlace& place, html::Phrase here)
{
  return {{Word{"reviews.round_title"}, round_path(place.cycle.id)}, {std::move(here), "", true}};
}

/// What stands in the round, by agency and item.
using StatesBefore = std::map<std::int64_t, std::map<std::string, ItemState>>;

/// What a file would bring an agency.
struct ImportSums {
  std::int64_t met = 0;
  std::int64_t failed = 0;
  std::int64_t other = 0;
  std::int64_t replaced = 0;
  std::int64_t changed = 0;  ///< of these
};

std::map<std::int64_t, ImportSums> sums_of(const std::vector<Judgement>& judgements, const StatesBefore& before)
{
  std::map<std::int64_t, ImportSums> by_agency;
  for (const Judgement& one : judgements) {
    ImportSums& sums = by_agency[one.agency];
    (one.state == ItemState::met ? sums.met : one.state == ItemState::failed ? sums.failed : sums.other) += 1;
    const auto agency = before.find(one.agency);
    if (agency == before.end()) continue;
    const auto stood = agency->second.find(one.item);
    if (stood == agency->second.end()) continue;
    ++sums.replaced;
    sums.changed += stood->second == one.state ? 0 : 1;
  }
  return by_agency;
}

void add_sums(Values& values, const std::map<std::int64_t, ImportSums>& by_agency, const cycles::AgencyNames& names)
{
  std::int64_t replaced = 0;
  for (const auto& [agency, sums] : by_agency)
    replaced += sums.replaced;
  values.set("agencies", html::Count{static_cast<long long>(by_agency.size())})
      .set("replaces", replaced > 0)
      .set("replaced", html::Count{replaced})
      .set("more", by_agency.size() > k_agencies_listed)
      .set("most", k_agencies_listed)
      .list("rows");
  std::size_t rows = 0;
  for (const auto& [agency, sums] : by_agency) {
    if (++rows > k_agencies_listed) break;
    values.add("rows", Values()
                           .set("agency", names.written(agency))
                           .set("met", html::Count{sums.met})
                           .set("failed", html::Count{sums.failed})
                           .set("other", html::Count{sums.other})
                           .set("changed", html::Count{sums.changed}));
  }
}

accounts::Sender judgements_of(const RoundPlace& place, const accounts::Visitor& visitor)
{
  return {.account = visitor.account, .purpose = "judgements", .object = "cycle " + std::to_string(place.cycle.id)};
}

}  // namespace

site::Answer ExchangePages::show(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    return exchange_view(round_in_path(connection, request), html::Form());
  });
}

site::View ExchangePages::exchange_view(const RoundPlace& place, const html::Form& form) const
{
  const std::string path = round_path(place.cycle.id) + "/judgements";
  site::View view{.title = Word{"reviews.exchange"}, .view = "reviews/exchange"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_exchange(place, Word{"reviews.exchange"});
  view.values.set("round", place.cycle.name)
      .set("summary", html::error_summary(form))
      .set("may_import", may_prepare(place.cycle, place.calendar))
      .set("file", html::file_input(form, k_judgements_file, ".csv,text/csv"))
      .set("look", html::button(Word{"reviews.import_look"}))
      .set("download", html::button(Word{"reviews.export"}, html::ButtonKind::secondary))
      .set("path", path);
  return view;
}

site::Answer ExchangePages::hand_out(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Language language = site::language_of(request);
  const util::Messages& messages = parts_.site.words(language).messages();
  const auto file = std::make_shared<http::Upload>(std::filesystem::temp_directory_path());
  int year = 0;
  std::int64_t cycle = 0;
  std::size_t count = 0;
  parts_.database.read([&](db::Connection& connection) {
    const RoundPlace place = round_in_path(connection, request);
    year = place.framework->fiscal_year;
    cycle = place.cycle.id;
    const auto enrolments = cycles::EnrolmentStore(connection).all(cycle);
    const cycles::AgencyNames names(enrolments);
    std::string piece = judgements_csv_head();
    const JudgementStore store(connection);
    for (const cycles::Enrolment& one : enrolments) {
      std::map<std::string, Judgement> judged;
      for (Judgement& judgement : store.of_agency(cycle, one.agency))
        judged.emplace(judgement.item, std::move(judgement));
      for (const framework::Item& item : place.framework->items) {
        const auto judgement = judged.find(item.code);
        if (judgement == judged.end()) continue;
        piece += judgement_csv(judgement->second, item, names.written(one.agency), messages);
        ++count;
      }
      if (piece.size() < k_flush) continue;
      file->append(piece);
      piece.clear();
    }
    file->append(piece);
  });
  file->finish();
  parts_.database.write([&](db::Connection& connection) {
    accounts::AuditStore(connection, parts_.clock)
        .add(visitor, "review.export", "cycle " + std::to_string(cycle), std::to_string(count) + " judgements");
  });
  return http::attachment(http::FileBody{file->path(), file}, "text/csv; charset=utf-8",
                          messages.say("reviews.judgements_file") + " " + std::to_string(year) + ".csv");
}

site::View ExchangePages::faults_view(const RoundPlace& place, const std::string& file, const ReadJudgements& read,
                                      util::Language language) const
{
  const util::Messages& messages = parts_.site.words(language).messages();
  site::View view{.title = Word{"reviews.import_preview"}, .view = "reviews/import_faults"};
  view.has_problems = true;
  view.breadcrumbs = way_to_exchange(place, Word{"reviews.import_preview"});
  std::vector<std::string> said;
  for (const util::Problem& problem : read.problems)
    said.push_back(messages.say(problem));
  view.values.set("file", file)
      .set("problems", said)
      .set("faults", html::Count{static_cast<long long>(read.faults)})
      .set("more", read.faults > read.problems.size())
      .set("back", round_path(place.cycle.id) + "/judgements");
  return view;
}

site::Answer ExchangePages::preview(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Language language = site::language_of(request);
  const http::Upload* upload = request.file(k_judgements_file.name);
  RoundPlace place;
  std::vector<cycles::Enrolment> enrolments;
  StatesBefore before;
  parts_.database.read([&](db::Connection& connection) {
    place = round_in_path(connection, request);
    enrolments = cycles::EnrolmentStore(connection).all(place.cycle.id);
    JudgementStore(connection).each(place.cycle.id, [&](const Judgement& one) {
      before[one.agency].emplace(one.item, one.state);
    });
  });
  if (!may_prepare(place.cycle, place.calendar)) throw http::SeeOther(round_path(place.cycle.id) + "/judgements");
  if (upload == nullptr || upload->size() == 0) {
    html::Form form(request.form);
    form.refuse(k_judgements_file, "reviews.no_file");
    return exchange_view(place, form);
  }
  const cycles::AgencyNames names(enrolments);
  const ReadJudgements read =
      parts_.read_judgements(util::read_file(upload->path()), upload->file_name, place.framework, names);
  if (read.faults > 0) return faults_view(place, upload->file_name, read, language);
  const std::int64_t import = parts_.database.write([&](db::Connection& connection) {
    return accounts::WaitingFileStore(connection)
        .keep(judgements_of(place, visitor),
              accounts::WaitingFile{upload->file_name, written(read.judgements, *place.framework, names,
                                                               parts_.site.words(language).messages())},
              parts_.clock.now());
  });
  site::View view{.title = Word{"reviews.import_preview"}, .view = "reviews/judgements_preview"};
  view.breadcrumbs = way_to_exchange(place, Word{"reviews.import_preview"});
  view.values.set("file", upload->file_name)
      .set("count", html::Count{static_cast<long long>(read.judgements.size())})
      .set("action", round_path(place.cycle.id) + "/judgements/import/" + std::to_string(import))
      .set("back", round_path(place.cycle.id) + "/judgements")
      .set("save", html::button(Word{"reviews.take_in"}))
      .set("nothing", read.judgements.empty());
  add_sums(view.values, sums_of(read.judgements, before), names);
  return view;
}

site::Answer ExchangePages::take(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Language language = site::language_of(request);
  const std::int64_t import = site::id_in_path(request, "import");
  std::optional<site::View> again;
  std::string path;
  std::size_t count = 0;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const RoundPlace place = round_in_path(connection, request);
    path = round_path(place.cycle.id) + "/judgements";
    if (!may_prepare(place.cycle, place.calendar)) throw http::SeeOther(path);
    accounts::WaitingFileStore waiting(connection);
    const auto kept = waiting.find(judgements_of(place, visitor), import);
    if (!kept) throw http::Gone("judgements that were taken in, or wait longer than a day");
    ReadJudgements read =
        parts_.read_judgements(kept->content, kept->name, place.framework,
                               cycles::AgencyNames(cycles::EnrolmentStore(connection).all(place.cycle.id)));
    if (read.faults > 0) {
      again = faults_view(place, kept->name, read, language);
      return;
    }
    for (Judgement& one : read.judgements)
      one.cycle = place.cycle.id;
    JudgingStore(connection, parts_.clock, parts_.random, visitor).take_in(read.judgements, kept->name);
    waiting.forget(import);
    count = read.judgements.size();
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path,
                          Word{"reviews.taken_in", {{"count", html::grouped(static_cast<long long>(count))}}});
}

}  // namespace reviews
