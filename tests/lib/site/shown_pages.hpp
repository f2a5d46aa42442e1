// SPDX-License-Identifier: Apache-2.0
// Pages of a feature as the gate calls them, without a network: what is sent to them, and the HTML that they become.
#pragma once
#include <initializer_list>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "lib/html/page.hpp"
#include "lib/site/site.hpp"
#include "lib/util/embedded.hpp"

namespace site_test {

using Pairs = std::vector<std::pair<std::string, std::string>>;

inline util::Fields sent_fields(std::initializer_list<std::pair<std::string, std::string>> entries)
{
  return util::Fields(Pairs(entries));
}

/// With the program's own templates and words; made once.
inline const site::Site& the_site()
{
  static const site::Site k_site(
      html::Templates::embedded(), html::Words(util::Messages::embedded(util::Language::thai)),
      html::Words(util::Messages::embedded(util::Language::english)), http::Signer(std::string(32, 'k')));
  return k_site;
}

/// A POST where there is a form.
inline http::Request page_request(std::string path, util::Fields form, const Pairs& parameters)
{
  http::Request made;
  made.method = form.entries().empty() ? http::Method::get : http::Method::post;
  made.path = std::move(path);
  made.form = std::move(form);
  for (const auto& [name, value] : parameters)
    made.parameters.add(name, value);
  return made;
}

/// The whole page as HTML in Thai, rendered in English besides; of a response where it leads.
inline std::string page_html(http::Request& request, const site::Answer& answer)
{
  if (const auto* response = std::get_if<http::Response>(&answer))
    return std::string(response->headers.get("Location"));
  const auto& view = std::get<site::View>(answer);
  request.query.add("lang", "en");
  EXPECT_FALSE(std::get<std::string>(the_site().page(request, view, {.csrf = "t"}).body).empty());
  http::Request thai;
  return std::get<std::string>(the_site().page(thai, view, {.csrf = "t"}).body);
}

}  // namespace site_test
