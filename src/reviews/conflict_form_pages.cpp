// SPDX-License-Identifier: Apache-2.0
#include "src/reviews/conflict_form_pages.hpp"

#include "src/agencies/agency_store.hpp"
#include "src/agencies/agency_words.hpp"

namespace reviews {
namespace {

using html::Word;

const html::Field k_with_agency{
    .name = "agency", .label = Word{"reviews.conflict_agency"}, .hint = Word{"reviews.conflict_agency_hint"}};
const html::Field k_with_province{
    .name = "province", .label = Word{"reviews.conflict_province"}, .hint = Word{"reviews.conflict_province_hint"}};
const html::Field k_conflict_reason{
    .name = "reason", .label = Word{"reviews.conflict_reason"}, .hint = Word{"reviews.conflict_reason_hint"}};

std::vector<html::Option> provinces()
{
  std::vector<html::Option> options{{"", Word{"reviews.conflict_no_province"}}};
  for (const std::string& code : agencies::province_codes())
    options.push_back({code, Word{"agencies.province." + code}});
  return options;
}

std::optional<std::int64_t> agency_written(db::Connection& connection, const std::string& written)
{
  const agencies::AgencyStore store(connection);
  if (const auto code = agencies::read_agency_code(written)) {
    if (const auto agency = store.find_by_code(*code)) return agency->id;
  }
  constexpr int k_few = 20;
  std::optional<std::int64_t> only;
  for (const agencies::Agency& agency : store.page({.search = written}, {}, k_few, 0)) {
    if (agencies::folded(agency.name) != agencies::folded(written) &&
        agencies::folded(agency.name_en) != agencies::folded(written))
      continue;
    if (only) return std::nullopt;
    only = agency.id;
  }
  return only;
}

}  // namespace

Conflict read_conflict(html::Form& form, db::Connection& connection)
{
  Conflict conflict;
  const std::string written = form.text(k_with_agency, {.required = false});
  conflict.province = form.choice(k_with_province, agencies::province_codes(), html::Needed::no);
  conflict.reason = form.text(k_conflict_reason, {.at_least = 3, .at_most = agencies::k_longest_reason});
  if (!written.empty()) {
    conflict.agency = agency_written(connection, written);
    if (!conflict.agency) form.refuse(k_with_agency, "reviews.conflict_agency_unknown", {{"written", written}});
    if (!conflict.province.empty()) form.refuse(k_with_province, "reviews.conflict_one_of_both");
  } else if (conflict.province.empty()) {
    form.refuse(k_with_agency, "reviews.conflict_with_what");
  }
  return conflict;
}

html::Values conflict_form_values(const html::Form& form)
{
  return html::Values()
      .set("agency", html::text_input(form, k_with_agency))
      .set("province", html::select(form, k_with_province, provinces()))
      .set("reason", html::text_area(form, k_conflict_reason, 2));
}

html::Phrase conflict_with(db::Connection& connection, const Conflict& conflict, util::Language language)
{
  if (!conflict.agency) return Word{"agencies.province." + conflict.province};
  const auto agency = agencies::AgencyStore(connection).find(*conflict.agency);
  if (!agency) return "";
  return html::name_of(*agency).in(language);
}

}  // namespace reviews
