// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/asking_pages.hpp"

#include "lib/html/components.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/surveys/asking_store.hpp"

namespace surveys {
namespace {

const html::Field k_layout_field{.name = "layout", .label = html::Word{"surveys.layout"}};
const html::Field k_screening_field{.name = "screening",
                                    .label = html::Word{"surveys.screening_set"},
                                    .hint = html::Word{"surveys.screening_set_hint"}};
constexpr const char* k_one_by_one = "one";
constexpr const char* k_together = "all";

const std::vector<html::Option>& layouts()
{
  static const std::vector<html::Option> k_layouts{
      {k_together, html::Word{"surveys.layout_all"}, html::Word{"surveys.layout_all_hint"}},
      {k_one_by_one, html::Word{"surveys.layout_one"}, html::Word{"surveys.layout_one_hint"}}};
  return k_layouts;
}

const std::vector<html::Option>& screenings()
{
  static const std::vector<html::Option> k_screenings{{"yes", html::Word{"surveys.screening_on"}},
                                                      {"no", html::Word{"surveys.screening_off"}}};
  return k_screenings;
}

html::Form form_of(const Asking& asking)
{
  return html::Form(util::Fields({{k_layout_field.name, asking.one_by_one ? k_one_by_one : k_together},
                                  {k_screening_field.name, asking.screening ? "yes" : "no"}}));
}

site::View asking_view(const RoundPlace& place, const html::Form& form, util::Language language)
{
  const std::string surveys = "/cycles/" + std::to_string(place.round->cycle) + "/surveys";
  site::View view{.title = html::Word{"surveys.asking_title"}, .view = "surveys/asking"};
  view.has_problems = !form.ok();
  view.values.set("summary", html::error_summary(form))
      .set("round", place.round->framework->name.in(language))
      .set("layout", html::radios(form, k_layout_field, layouts()))
      .set("screening", html::radios(form, k_screening_field, screenings()))
      .set("save", html::button(html::Word{"surveys.asking_save"}))
      .set("action", surveys + "/asking")
      .set("back", surveys);
  return view;
}

std::string told(const Asking& asking)
{
  return std::string(asking.one_by_one ? "one by one" : "all on a page") + (asking.screening ? ", screening" : "");
}

}  // namespace

site::Answer AskingPages::form(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  const RoundPlace place = round_of(request, rounds_);
  const Asking asking =
      database_.read([&](db::Connection& connection) { return AskingStore(connection).of(place.round->cycle); });
  return asking_view(place, form_of(asking), site::language_of(request));
}

site::Answer AskingPages::save(http::Request& request, const accounts::Visitor& visitor)
{
  const RoundPlace place = round_of(request, rounds_);
  html::Form form(request.form);
  const std::string layout = form.choice(k_layout_field, html::values_of(layouts()));
  const std::string screening = form.choice(k_screening_field, html::values_of(screenings()));
  if (!form.ok()) return asking_view(place, form, site::language_of(request));
  const Asking asking{.one_by_one = layout == k_one_by_one, .screening = screening == "yes"};
  database_.write([&](db::Connection& connection) {
    AskingStore store(connection);
    const Asking before = store.of(place.round->cycle);
    if (before == asking) return;
    store.set(place.round->cycle, asking, clock_.now(), visitor.account);
    accounts::AuditStore(connection, clock_)
        .add(visitor, "surveys.asking", "cycle " + std::to_string(place.round->cycle),
             told(before) + " → " + told(asking));
  });
  return site_.done(request, "/cycles/" + std::to_string(place.round->cycle) + "/surveys",
                    html::Word{"surveys.asking_saved"});
}

}  // namespace surveys
