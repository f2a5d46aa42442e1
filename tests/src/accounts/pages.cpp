// SPDX-License-Identifier: Apache-2.0
#include "pages.hpp"

#include "lib/http/cookie.hpp"

#include "src/accounts/audit_store.hpp"

namespace accounts_test {

using namespace accounts;

const site::Site& english_site()
{
  static const site::Site k_site(
      html::Templates::embedded(), html::Words(util::Messages::embedded(util::Language::thai)),
      html::Words(util::Messages::embedded(util::Language::english)), http::Signer(std::string(32, 's')));
  return k_site;
}

PagesTest::PagesTest()
{
  agency_ = add_agency(database(), "Rawe");
  other_agency_ = add_agency(database(), "Elsewhere");
  unit_ = add_unit(database(), agency_, "Treasury");
  sessions_ = std::make_unique<Sessions>(database(), secrets_, SessionRules(), clock_);
  Directory directory;
  directory.agency_name = [this](std::int64_t agency) -> std::optional<std::string> {
    if (agency == agency_) return "Rawe";
    if (agency == other_agency_) return "Elsewhere";
    return std::nullopt;
  };
  directory.units = [this](std::int64_t agency) {
    return agency == agency_ ? std::vector<Place>{{unit_, "Treasury"}} : std::vector<Place>();
  };
  parts_ = std::make_unique<PageParts>(PageParts{.database = database(),
                                                 .site = english_site(),
                                                 .clock = clock_,
                                                 .random = random_,
                                                 .secrets = secrets_,
                                                 .passwords = passwords_,
                                                 .sessions = *sessions_,
                                                 .directory = directory});
}

http::Request PagesTest::get(const std::string& path, const Fields& parameters, const Fields& query) const
{
  http::Request request;
  request.path = path;
  request.parameters = util::Fields(parameters);
  request.query = util::Fields(query);
  request.client = "203.0.113.9";
  std::string header = "language=en";
  for (const auto& [name, value] : cookies_)
    header += "; " + name + "=" + value;
  request.headers.add("Cookie", header);
  request.headers.add("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Firefox/115.0");
  request.headers.add("Host", "ita.example");
  return request;
}

http::Request PagesTest::post(const std::string& path, const Fields& form, const Fields& parameters) const
{
  http::Request request = get(path, parameters);
  request.method = http::Method::post;
  request.form = util::Fields(form);
  return request;
}

Seen PagesTest::see(const http::Request& request, site::Answer answer)
{
  http::Response response = std::holds_alternative<http::Response>(answer)
                                ? std::get<http::Response>(std::move(answer))
                                : english_site().page(request, std::get<site::View>(std::move(answer)), {.csrf = "t"});
  for (std::size_t i = 0; i < response.headers.size(); ++i) {
    if (response.headers.name(i) != "Set-Cookie") continue;
    const std::string_view header = response.headers.value(i);
    const std::string pair(header.substr(0, header.find(';')));
    const std::string name = pair.substr(0, pair.find('='));
    cookies_[name] = pair.substr(pair.find('=') + 1);
    if (cookies_[name].empty()) cookies_.erase(name);
  }
  const auto* text = std::get_if<std::string>(&response.body);
  return {response.status, std::string(response.headers.get("Location")), text == nullptr ? std::string() : *text};
}

Visitor PagesTest::visitor()
{
  const auto found = cookies_.find("session");
  if (found == cookies_.end()) return {};
  const auto who = sessions_->find(found->second);
  return who ? who->visitor : Visitor();
}

std::int64_t PagesTest::add_person(const std::string& login, const std::vector<Grant>& grants,
                                   const std::string& password)
{
  const std::string hash = passwords_.hash(password);
  return database().write([&](db::Connection& c) {
    AccountStore people(c);
    const std::int64_t id = people.add(login, "Name of " + login, clock_.now());
    for (const Grant& grant : grants)
      people.grant(id, grant);
    people.set_password(id, hash);
    return id;
  });
}

Seen PagesTest::sign_in(const std::string& login, const std::string& password)
{
  SignInPages pages(*parts_);
  return go(pages, &SignInPages::sign_in, post("/sign-in", {{"login", login}, {"password", password}, {"to", "/x"}}));
}

void PagesTest::sign_in_as(const std::string& login, const std::vector<Grant>& grants)
{
  add_person(login, grants);
  EXPECT_EQ(sign_in(login).status, 303);
  EXPECT_TRUE(visitor().signed_in());
}

std::optional<Account> PagesTest::person(std::int64_t id)
{
  return database().read([&](db::Connection& c) { return AccountStore(c).find(id); });
}

std::vector<std::string> PagesTest::acts()
{
  std::vector<std::string> acts;
  for (const AuditEntry& entry :
       database().read([](db::Connection& c) { return AuditStore(c).list({.oldest_first = true}, 1000, 0); }))
    acts.push_back(entry.act);
  return acts;
}

std::string between(const std::string& text, const std::string& before, const std::string& after)
{
  const std::size_t begin = text.find(before);
  if (begin == std::string::npos) return {};
  const std::size_t from = begin + before.size();
  const std::size_t end = text.find(after, from);
  return end == std::string::npos ? std::string() : text.substr(from, end - from);
}

}  // namespace accounts_test
