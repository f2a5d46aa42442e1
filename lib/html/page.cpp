// SPDX-License-Identifier: Apache-2.0
#include "lib/html/page.hpp"

#include <array>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "lib/html/address.hpp"
#include "lib/html/assets.hpp"

namespace html {
namespace {

std::vector<Values> links(const std::vector<Link>& links)
{
  std::vector<Values> items;
  for (const Link& link : links)
    items.push_back(Values().set("text", link.text).set("href", link.href).set("current", link.current));
  return items;
}

/// Each language in its own name, so that who reads only that one finds it.
std::vector<Values> language_links(const Page& page, util::Language current)
{
  std::vector<Values> items;
  if (page.here.empty()) return items;
  for (const util::Language language : {util::Language::thai, util::Language::english}) {
    const std::string code(util::code(language));
    items.push_back(Values()
                        .set("code", code)
                        .set("name", Word{"html.language_" + code})
                        .set("href", with_parameter(page.here, "lang", code))
                        .set("current", language == current));
  }
  return items;
}

Values frame(const Page& page, const Words& words)
{
  Values values;
  values.set("language", util::code(words.language()));
  values.set("title", page.title).set("has_problems", page.has_problems).set("csrf", page.csrf);
  values.set("style", asset(page.style)).set("icon", asset("icon.svg"));
  values.list("scripts");
  for (const std::string& script : page.scripts)
    values.add("scripts", Values().set(".", asset(script)));
  values.set("languages", language_links(page, words.language()));
  values.set("navigation", Values().set("links", links(page.navigation)).set("any", !page.navigation.empty()));
  values.set("breadcrumbs", Values().set("links", links(page.breadcrumbs)).set("any", !page.breadcrumbs.empty()));
  values.set("sections", Values().set("links", links(page.sections)).set("any", !page.sections.empty()));
  values.set("foot", Values().set("links", links(page.foot)).set("any", !page.foot.empty()));
  if (page.signed_in) {
    values.set("signed_in", Values()
                                .set("name", page.signed_in->name)
                                .set("href", page.signed_in->href)
                                .set("sign_out", page.signed_in->sign_out));
  } else {
    values.set("signed_in", false);
  }
  if (page.notice) {
    values.set("notice", Values().set("text", page.notice->text).set("done", page.notice->kind == Notice::Kind::done));
  } else {
    values.set("notice", false);
  }
  return values;
}

int told_as(int status)
{
  constexpr std::array k_known{400, 403, 404, 405, 408, 409, 410, 413, 414, 422, 429, 431, 500, 503};
  for (const int known : k_known) {
    if (known == status) return status;
  }
  return status < 500 ? 400 : 500;
}

}  // namespace

std::string render(const Templates& templates, const Words& words, const Page& page, std::string_view view,
                   const Values& values)
{
  const Values shared = Values().set("csrf", page.csrf).set("language", util::code(words.language()));
  Markup content = templates.part(view, values, words, shared);
  return templates.render("layout", frame(page, words).set("content", std::move(content)), words);
}

std::string render_error(const Templates& templates, const Words& words, Page page, int status, std::string_view number)
{
  const std::string key = fmt::format("html.error_{}", told_as(status));
  page.title = Word{key + "_title"};
  const Values values = Values().set("heading", page.title).set("explanation", Word{key}).set("number", number);
  return render(templates, words, page, "error", values);
}

}  // namespace html
