// SPDX-License-Identifier: Apache-2.0
// Receipts: whether one is there, and after the end the whole list, a page at a time or as CSV.
#include <algorithm>

#include "lib/html/components.hpp"
#include "lib/html/table_query.hpp"
#include "lib/http/outcome.hpp"
#include "lib/util/percent.hpp"

#include "src/surveys/answer_store.hpp"
#include "src/surveys/code.hpp"
#include "src/surveys/national_survey_pages.hpp"

namespace surveys {
namespace {

const html::Field k_receipt_field{
    .name = "receipt", .label = html::Word{"surveys.receipt"}, .hint = html::Word{"surveys.receipt_hint"}};
constexpr std::size_t k_longest_receipt = 40;  // as typed
constexpr int k_receipts_a_page = 100;

const framework::Instrument& survey_instrument(const http::Request& request, const framework::Framework& framework)
{
  const auto index = framework.instrument(request.parameters.get("instrument"));
  if (!index || framework.instruments[*index].kind != framework::InstrumentKind::survey) throw http::NotFound();
  return framework.instruments[*index];
}

/// As it is kept: without hyphens and blanks, in capitals.
std::string receipt_as_kept(std::string typed)
{
  std::erase_if(typed, [](char c) { return c == '-' || c == ' '; });
  std::ranges::transform(typed, typed.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return typed;
}

std::string receipts_csv(const std::vector<std::string>& receipts)
{
  std::string csv =
      "\xEF\xBB\xBF"
      "receipt\r\n";
  for (const std::string& receipt : receipts)
    csv += grouped_code(receipt) + "\r\n";
  return csv;
}

html::TableQuery pages_of(const http::Request& request, const std::string& path)
{
  return {{.path = path,
           .caption = html::Word{"surveys.receipts_title"},
           .columns = {{"receipt", html::Word{"surveys.receipt"}, false}},
           .sorted_by = "receipt",
           .rows_a_page = k_receipts_a_page},
          request.query};
}

}  // namespace

site::Answer NationalSurveyPages::receipts(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  const AgencyPlace place = agency_of(request, rounds_);
  const std::int64_t cycle = place.round->cycle;
  const framework::Instrument& instrument = survey_instrument(request, *place.round->framework);
  const util::Language language = site::language_of(request);
  // While answers come in, a list that grows would tell when somebody answered.
  const bool published = !place.round->answering;
  if (published && request.query.get("format") == "csv") {
    const auto all = database_.read([&](db::Connection& connection) {
      return AnswerStore(connection).receipts(cycle, place.agency, instrument.code);
    });
    const std::string name = site_.words(language).plain(html::Word{"surveys.receipts_file"});
    return http::attachment(receipts_csv(all), "text/csv; charset=utf-8",
                            name + " " + place.about->name(language) + ".csv");
  }
  const bool asked = request.query.has("receipt");
  html::Form form(asked ? request.query : util::Fields());
  const std::string wanted =
      asked ? receipt_as_kept(form.text(k_receipt_field, {.at_most = k_longest_receipt})) : std::string();
  const std::string path = "/receipts/" + std::to_string(cycle) + "/" + std::to_string(place.agency) + "/" +
                           util::percent_encoded(instrument.code);
  const html::TableQuery pages = pages_of(request, path);
  std::vector<std::string> list;
  std::int64_t count = 0;
  bool found = false;
  database_.read([&](db::Connection& connection) {
    AnswerStore store(connection);
    for (const framework::Part& part : instrument.parts)
      found = found || store.has_receipt({cycle, place.agency, instrument.code, part.code}, wanted);
    if (!published) return;
    count = store.count_receipts(cycle, place.agency, instrument.code);
    list = store.receipts(cycle, place.agency, instrument.code, pages.offset(count), pages.limit());
  });
  std::ranges::transform(list, list.begin(), grouped_code);
  site::View view{.title = html::Word{"surveys.receipts_title"}, .view = "surveys/receipts"};
  view.has_problems = !form.ok();
  view.values.set("agency", place.about->name(language))
      .set("instrument", instrument.name.in(language))
      .set("summary", html::error_summary(form))
      .set("receipt", html::text_input(form, k_receipt_field, {.width = 20}))
      .set("look", html::button(html::Word{"surveys.receipt_look"}))
      .set("found", form.ok() && asked && found)
      .set("missing", form.ok() && asked && !found)
      .set("published", published)
      .set("any", count > 0)
      .set("count", html::Count{count})
      .set("pagination", pages.pagination(count))
      .set("csv", path + "?format=csv")
      .set("list", list);
  return view;
}

}  // namespace surveys
