// SPDX-License-Identifier: Apache-2.0
// Last year's measures, with whether they moved the score, taken into this year's plan.
#include <algorithm>
#include <utility>

#include "src/accounts/audit_store.hpp"
#include "src/measures/carry.hpp"
#include "src/measures/measure_store.hpp"
#include "src/measures/measure_words_pages.hpp"
#include "src/measures/plan_store.hpp"
#include "src/measures/propose_pages.hpp"
#include "src/measures/weakness_store.hpp"

namespace measures {
namespace {

using html::Word;

constexpr const char* k_measure_field = "measure";

/// The newest plan before this one.
std::optional<Plan> plan_before(db::Connection& connection, const Plan& plan)
{
  for (Plan& one : PlanStore(connection).of_agency(plan.agency)) {
    if (one.fiscal_year < plan.fiscal_year) return std::move(one);
  }
  return std::nullopt;
}

struct LastYear {
  Plan plan = {};
  std::vector<CarryOffer> offers = {};
};

std::optional<LastYear> last_year(db::Connection& connection, const Place& place)
{
  auto plan = plan_before(connection, place.plan);
  const WeaknessStore results(connection);
  const auto after = results.result(place.agency.id, place.plan.cycle, place.plan.computation, place.framework);
  if (!plan || !after) return std::nullopt;
  const auto before = results.result(plan->agency, plan->cycle, plan->computation, framework_of(connection, *plan));
  const auto weaknesses = results.weaknesses(place.plan, place.framework).value_or(std::vector<Weakness>());
  LastYear last;
  for (const Measure& measure : MeasureStore(connection).measures(plan->agency, plan->fiscal_year))
    last.offers.push_back(carry_offer(measure, before ? &*before : nullptr, *after, weaknesses,
                                      analysis::AdviceBook::embedded(), plan->result_year));
  last.plan = std::move(*plan);
  return last;
}

/// Ids of last year's measures that this year's came from.
std::vector<std::int64_t> carried_already(db::Connection& connection, const Place& place)
{
  std::vector<std::int64_t> ids;
  for (const Measure& one : MeasureStore(connection).measures(place.agency.id, place.plan.fiscal_year)) {
    if (one.carried_from) ids.push_back(*one.carried_from);
  }
  return ids;
}

bool is_among(const std::vector<std::int64_t>& ids, std::int64_t id)
{
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

html::Colour moved_colour(Moved moved)
{
  switch (moved) {
    case Moved::better:
      return html::Colour::green;
    case Moved::worse:
      return html::Colour::red;
    case Moved::same:
      return html::Colour::yellow;
    case Moved::unknown:
      break;
  }
  return html::Colour::grey;
}

std::string move_text(const SubjectMove& move, bool is_item, const util::Messages& messages)
{
  const auto shown = [&](const std::optional<util::Exact>& score) {
    if (!score) return messages.say("measures.not_known");
    if (is_item && score->is_zero()) return messages.say("measures.item_failed");
    if (is_item && *score == util::Exact(100)) return messages.say("measures.item_met");
    return score->decimal(2);
  };
  return messages.say("measures.score_move",
                      {{"subject", move.subject}, {"before", shown(move.before)}, {"after", shown(move.after)}});
}

html::Values offer_values(const CarryOffer& offer, bool already, const framework::Framework& framework_before,
                          const Names& names, const util::Messages& messages)
{
  html::Values values =
      html::Values()
          .set("value", offer.measure.id)
          .set("title", offer.measure.title)
          .set("already", already)
          .set("moved", html::tag(Word{"measures.moved." + std::string(code(offer.moved))}, moved_colour(offer.moved)))
          .set("still_weak", subjects_text(offer.still_weak, names))
          .set("chosen", !already && !offer.still_weak.empty())
          .list("moves");
  for (const SubjectMove& move : offer.moves)
    values.add("moves",
               html::Values().set("text", move_text(move, framework_before.item(move.subject).has_value(), messages)));
  return values;
}

}  // namespace

site::Answer ProposePages::carry_form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    require_coordinator(place);
    const util::Messages& messages = parts_.site.words(site::language_of(request)).messages();
    const Names names = names_of(place, messages.language());
    const auto last = last_year(connection, place);
    const std::vector<std::int64_t> already = carried_already(connection, place);
    site::View view{.title = Word{"measures.carry"}, .view = "measures/carry"};
    view.breadcrumbs = way_to_plan(place, Word{"measures.carry"});
    view.values.set("action", place.path() + "/carry")
        .set("back", place.path())
        .set("year", last ? last->plan.fiscal_year : 0)
        .set("result_before", last ? last->plan.result_year : 0)
        .set("result_after", place.plan.result_year)
        .set("any", last && !last->offers.empty())
        .set("nothing", html::nothing_yet(Word{"measures.carry_nothing"}, Word{"measures.carry_nothing_hint"}))
        .set("take", html::button(Word{"measures.carry_chosen"}))
        .list("offers");
    if (!last) return view;
    const auto framework = framework_of(connection, last->plan);
    for (const CarryOffer& offer : last->offers)
      view.values.add("offers", offer_values(offer, is_among(already, offer.measure.id), *framework, names, messages));
    return view;
  });
}

site::Answer ProposePages::carry(http::Request& request, const accounts::Visitor& visitor)
{
  std::string path;
  std::size_t taken = 0;
  parts_.database.write([&](db::Connection& connection) {
    taken = 0;
    const Place place = place_of(connection, request, visitor);
    require_coordinator(place);
    path = place.path();
    const auto ticked = request.form.all(k_measure_field);
    const std::vector<std::int64_t> already = carried_already(connection, place);
    const auto last = last_year(connection, place);
    if (!last) return;
    for (const CarryOffer& offer : last->offers) {
      const bool wanted = std::find(ticked.begin(), ticked.end(), std::to_string(offer.measure.id)) != ticked.end();
      if (!wanted || is_among(already, offer.measure.id)) continue;
      const Measure measure = carried(offer, place.plan.fiscal_year, *place.framework, place.units);
      const std::int64_t id =
          MeasureStore(connection).add(measure, MeasureAct::carried, {visitor.account, parts_.clock.now(), {}});
      accounts::AuditStore(connection, parts_.clock)
          .add(visitor, "measures.carry", place.object(id), "from measure " + std::to_string(offer.measure.id));
      ++taken;
    }
  });
  if (taken == 0) return parts_.site.done(request, path + "/carry", Word{"measures.took_none"});
  return parts_.site.done(request, path, Word{"measures.carried", {{"count", std::to_string(taken)}}});
}

}  // namespace measures
