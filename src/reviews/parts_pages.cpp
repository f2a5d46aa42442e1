// SPDX-License-Identifier: Apache-2.0
#include "src/reviews/parts_pages.hpp"

#include <fmt/format.h>

#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"
#include "lib/thai/thai.hpp"
#include "lib/thai/thai_time.hpp"

#include "src/accounts/account_store.hpp"
#include "src/cycles/enrolment_store.hpp"

namespace reviews {
namespace {

using html::Values;
using html::Word;

RoundPlace round_of(db::Connection& connection, std::int64_t id)
{
  const cycles::CycleStore store(connection);
  auto cycle = store.find(id);
  if (!cycle) throw http::NotFound("no such round");
  return {std::move(*cycle), store.calendar(id), store.framework(id)};
}

AgencyPlace agency_of(db::Connection& connection, std::int64_t cycle, std::int64_t agency)
{
  AgencyPlace place{round_of(connection, cycle), {}};
  auto enrolment = cycles::EnrolmentStore(connection).find(cycle, agency);
  if (!enrolment || !enrolment->takes_part()) throw http::NotFound("takes no part");
  place.enrolment = std::move(*enrolment);
  return place;
}

html::Colour colour_of(ItemState state)
{
  if (state == ItemState::met) return html::Colour::green;
  return state == ItemState::failed ? html::Colour::red : html::Colour::grey;
}

Word state_said(ItemState state)
{
  return {"reviews.state." + std::string(code(state))};
}

}  // namespace

RoundPlace round_in_path(db::Connection& connection, const http::Request& request)
{
  return round_of(connection, site::id_in_path(request, "cycle"));
}

AgencyPlace agency_in_path(db::Connection& connection, const http::Request& request)
{
  return agency_of(connection, site::id_in_path(request, "cycle"), site::id_in_path(request, "agency"));
}

ItemPlace item_in_path(db::Connection& connection, const http::Request& request)
{
  return item_of(connection, site::id_in_path(request, "cycle"), site::id_in_path(request, "agency"),
                 request.parameters.get("item"));
}

ItemPlace item_of(db::Connection& connection, std::int64_t cycle, std::int64_t agency, std::string_view item)
{
  ItemPlace place{agency_of(connection, cycle, agency), 0};
  const auto found = place.framework->item(item);
  if (!found || place.framework->items[*found].code != item) throw http::NotFound("no such item");
  place.index = *found;
  return place;
}

std::string round_path(std::int64_t cycle)
{
  return "/cycles/" + std::to_string(cycle) + "/reviews";
}

std::string agency_path(std::int64_t cycle, std::int64_t agency)
{
  return "/agencies/" + std::to_string(agency) + "/cycles/" + std::to_string(cycle) + "/reviews";
}

std::string item_path(std::int64_t cycle, std::int64_t agency, std::string_view item)
{
  return agency_path(cycle, agency) + "/" + std::string(item);
}

std::string clarifications_path(std::int64_t cycle, std::int64_t agency)
{
  return "/agencies/" + std::to_string(agency) + "/cycles/" + std::to_string(cycle) + "/clarifications";
}

std::string name_in(const cycles::Enrolment& enrolment, util::Language language)
{
  return html::name_of(enrolment).in(language);
}

std::string account_name(db::Connection& connection, std::int64_t account)
{
  const auto found = accounts::AccountStore(connection).find(account);
  return found ? found->name : std::string();
}

html::Values state_tag(ItemState state)
{
  return html::tag(state_said(state), colour_of(state));
}

html::Cell state_cell(ItemState state)
{
  return {.text = state_said(state), .colour = colour_of(state)};
}

std::string moment(util::UtcSeconds at, util::Language language)
{
  constexpr std::int64_t k_minute = 60;
  const std::int64_t of_day = (at - thai::day_begin(thai::day_of(at))) / k_minute;
  return thai::long_date(thai::day_of(at), language) +
         fmt::format(", {:02}:{:02}", of_day / k_minute, of_day % k_minute);
}

std::string percent_of(std::int64_t part, std::int64_t whole)
{
  if (whole == 0) return "–";
  constexpr double k_hundred = 100;
  return fmt::format("{:.1f}", k_hundred * static_cast<double>(part) / static_cast<double>(whole));
}

html::Values found_values(const framework::Item& item, ItemState state, const std::string& elements,
                          const std::map<std::string, Reason>& reasons, const util::Messages& messages,
                          util::Language language)
{
  const auto said = [&](const std::string& element) {
    const auto reason = reasons.find(element);
    return reason == reasons.end() ? std::string() : reason_text(reason->second, messages);
  };
  Values values = Values().set("state", state_tag(state)).set("whole", said("")).list("elements");
  if (state == ItemState::not_applicable || !fits(item, elements)) return values;
  for (std::size_t i = 0; i < item.elements.size(); ++i) {
    const bool met = elements[i] == '1';
    values.add("elements", Values()
                               .set("met", met)
                               .set("text", item.elements[i].text.in(language))
                               .set("reason", met ? std::string() : said(item.elements[i].code)));
  }
  return values;
}

html::Values reading_values(db::Connection& connection, const framework::Item& item, const Reading& reading,
                            const util::Messages& messages, util::Language language, bool with_reader)
{
  return Values()
      .set("kind", Word{"reviews.kind." + std::string(code(reading.kind))})
      .set("who", with_reader ? account_name(connection, reading.reader) : std::string())
      .set("at", moment(reading.at, language))
      .set("words", reading.words)
      .set("found", found_values(item, reading.state, reading.elements, reading.reasons, messages, language));
}

const html::Field& words_field()
{
  static const html::Field k_field{.name = "words", .label = Word{"reviews.words"}, .hint = Word{"reviews.words_hint"}};
  return k_field;
}

}  // namespace reviews
