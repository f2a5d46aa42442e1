// SPDX-License-Identifier: Apache-2.0
#include "src/measures/act_pages.hpp"

namespace measures {

using html::Word;

site::View act_view(const Place& place, const ActPage& page, const html::Form& form)
{
  const Word name{"measures." + page.key, page.params};
  site::View view{.title = name, .view = "measures/act"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_plan(place, name);
  view.values.set("summary", html::error_summary(form))
      .set("heading", name)
      .set("explanation", Word{"measures." + page.key + "_explanation", page.params})
      .set("warning_text", page.warning)
      .set("action", page.action)
      .set("back", page.back.empty() ? place.path() : page.back)
      .set("possible", page.possible)
      .set("button", html::button(name))
      .set("reason", false)
      .set("below", false)
      .list("problems")
      .list("differences")
      .list("kept");
  if (page.asks != nullptr) view.values.set("reason", html::text_area(form, *page.asks, 4));
  for (const auto& [field, value] : page.kept.entries())
    view.values.add("kept", html::Values().set("name", field).set("value", value));
  return view;
}

}  // namespace measures
