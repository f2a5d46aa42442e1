// SPDX-License-Identifier: Apache-2.0
#include "lib/site/site.hpp"

#include <chrono>
#include <utility>

#include "lib/site/cookie.hpp"
#include "lib/util/percent.hpp"
#include "lib/util/text.hpp"

namespace site {
namespace {

constexpr std::string_view k_language_cookie = "language";
constexpr std::string_view k_notice_cookie = "notice";
constexpr std::string_view k_notice_purpose = "notice";
constexpr char k_between = '\x1f';  // cannot be typed, and signed besides
constexpr std::chrono::hours k_year{24 * 365};

std::optional<util::Language> language_named(std::string_view code)
{
  for (const util::Language language : {util::Language::thai, util::Language::english}) {
    if (util::code(language) == code) return language;
  }
  return std::nullopt;
}

/// The first language of the list that we speak; weights are passed over, because browsers list the best first.
std::optional<util::Language> accepted_language(std::string_view header)
{
  for (const std::string_view entry : util::split(header, ',')) {
    const std::string_view tag = util::trim(entry);
    if (const auto language = language_named(tag.substr(0, tag.find_first_of("-;")))) return language;
  }
  return std::nullopt;
}

std::string written(const html::Word& word)
{
  std::string text = word.key;
  for (const auto& [name, value] : word.params) {
    text += k_between;
    text += name;
    text += k_between;
    text += value;
  }
  return text;
}

html::Word read_word(std::string_view text)
{
  const auto parts = util::split(text, k_between);
  html::Word word{std::string(parts.front())};
  for (std::size_t i = 1; i + 1 < parts.size(); i += 2)
    word.params.emplace(parts[i], parts[i + 1]);
  return word;
}

std::string address_of(const http::Request& request)
{
  std::string address = request.path;
  const std::string query = util::urlencoded(request.query);
  if (!query.empty()) address += "?" + query;
  return address;
}

}  // namespace

util::Language language_of(const http::Request& request)
{
  if (const auto chosen = language_named(request.query.get("lang"))) return *chosen;
  if (const auto kept = language_named(request.cookie(k_language_cookie).value_or(""))) return *kept;
  return accepted_language(request.headers.get("Accept-Language")).value_or(util::Language::thai);
}

Site::Site(html::Templates templates, html::Words thai, html::Words english, http::Signer signer)
    : templates_(std::move(templates)), thai_(std::move(thai)), english_(std::move(english)), signer_(std::move(signer))
{
}

const html::Words& Site::words(util::Language language) const
{
  return language == util::Language::thai ? thai_ : english_;
}

http::Response Site::page(const http::Request& request, View view, Frame frame) const
{
  html::Page page = frame_of(request, std::move(frame));
  page.title = std::move(view.title);
  page.breadcrumbs = std::move(view.breadcrumbs);
  page.has_problems = view.has_problems;
  const std::optional<html::Word> notice = notice_of(request);
  if (notice) page.notice = html::Notice{html::Notice::Kind::done, *notice};
  const int status = view.has_problems && view.status == 200 ? 422 : view.status;
  http::Response response =
      http::page(html::render(templates_, words(language_of(request)), page, view.view, view.values), status);
  if (request.query.has("lang")) {
    http::Cookie kept = cookie(request, k_language_cookie, std::string(util::code(language_of(request))));
    kept.lifetime = k_year;
    response.with(kept);
  }
  if (request.cookie(k_notice_cookie)) {
    http::Cookie spent = cookie(request, k_notice_cookie, "");
    spent.lifetime = std::chrono::seconds(0);
    response.with(spent);
  }
  return response;
}

http::Response Site::error_page(const http::Outcome& outcome, const http::Request& request, Frame frame) const
{
  const std::string number = outcome.status >= 500 ? std::to_string(request.number) : std::string();
  html::Page page = frame_of(request, std::move(frame));
  page.here.clear();  // what was refused may be a form: its address alone leads nowhere
  return http::page(
      html::render_error(templates_, words(language_of(request)), std::move(page), outcome.status, number),
      outcome.status);
}

http::Response Site::done(const http::Request& request, std::string_view path, const html::Word& notice) const
{
  return http::see_other(path).with(cookie(request, k_notice_cookie, signer_.sign(k_notice_purpose, written(notice))));
}

std::optional<html::Word> Site::notice_of(const http::Request& request) const
{
  const auto token = request.cookie(k_notice_cookie);
  if (!token) return std::nullopt;
  const auto payload = signer_.verify(k_notice_purpose, *token);
  if (!payload) return std::nullopt;
  html::Word word = read_word(*payload);
  if (!thai_.has(word.key)) return std::nullopt;  // of an earlier version of the program
  return word;
}

html::Page Site::frame_of(const http::Request& request, Frame frame) const
{
  html::Page page;
  if (request.method == http::Method::get || request.method == http::Method::head) page.here = address_of(request);
  page.csrf = std::move(frame.csrf);
  page.navigation = std::move(frame.navigation);
  page.sections = std::move(frame.sections);
  page.foot = std::move(frame.foot);
  page.signed_in = std::move(frame.signed_in);
  return page;
}

}  // namespace site
