// SPDX-License-Identifier: Apache-2.0
// A round of two agencies that is computed, frozen and confirmed (tests/src/results/result_world.hpp), and the public
// site on it, asked without a network.
#pragma once
#include <string>

#include "lib/http/outcome.hpp"
#include "lib/util/files.hpp"

#include "src/portal/public_pages.hpp"
#include "src/results/computation_store.hpp"
#include "src/results/computing_store.hpp"
#include "src/results/release_store.hpp"

#include "tests/lib/db/engines.hpp"
#include "tests/lib/site/shown_pages.hpp"
#include "tests/src/results/result_world.hpp"

namespace portal_test {

using result_test::k_now;
constexpr std::size_t k_kept_bytes = std::size_t{8} * 1024 * 1024;

/// Computed, frozen and confirmed; not published yet. `namesake`: what holds for the agency that answered little.
inline results::Release frozen_round(db::Database& database, const result_test::World& world,
                                     results::BelowSample namesake = results::BelowSample::warn)
{
  const util::SettableClock clock(k_now);
  database.write([&](db::Connection& c) { results::ComputationStore(c).ask(world.cycle, 2567, k_now, 1); });
  const auto done = results::compute_next(database, clock, 1);
  results::Release release{.cycle = world.cycle, .fiscal_year = 2567, .computation = done.value().id};
  std::vector<results::Caution> cautions;
  if (namesake != results::BelowSample::publish) cautions.push_back({world.namesake, namesake, "ผู้ตอบสองคน"});
  database.write([&](db::Connection& c) {
    results::ReleaseStore store(c);
    release.id = store.freeze(release, cautions, {1, k_now, {}});
    store.confirm(release, {2, k_now, {}});
  });
  return release;
}

inline void publish(db::Database& database, const results::Release& release, util::UtcSeconds visible_from)
{
  database.write([&](db::Connection& c) { results::ReleaseStore(c).publish(release, visible_from, {1, k_now, {}}); });
}

struct Portal {
  explicit Portal(db::Database& with) : database(with) {}

  portal::Looker looker()
  {
    return {database, site_test::the_site(), clock, {.address = "https://ita.example", .survey_path = survey_path}};
  }
  static http::Request request(const std::string& path, const site_test::Pairs& parameters = {},
                               const site_test::Pairs& query = {})
  {
    http::Request made = site_test::page_request(path, {}, parameters);
    made.query = util::Fields(query);
    return made;
  }
  http::Response ask(portal::PublicPage page, const http::Request& asked) { return site.answer_now(page, asked); }
  /// The page in Thai; rendered in English besides, so that what a view names and nobody gives fails.
  std::string html(portal::PublicPage page, const http::Request& asked)
  {
    portal::Asked english = portal::asked_of(page, asked);
    english.language = util::Language::english;
    EXPECT_FALSE(site.make(page, *live.wait(), english).bytes.empty());
    return body(ask(page, asked));
  }
  static std::string body(const http::Response& response)
  {
    if (const auto* shared = std::get_if<http::SharedBytes>(&response.body)) return std::string(shared->view());
    if (const auto* file = std::get_if<http::FileBody>(&response.body)) return util::read_file(file->path);
    return std::get<std::string>(response.body);
  }
  /// 200, or the status of what was thrown.
  int status(portal::PublicPage page, const http::Request& asked)
  {
    try {
      return ask(page, asked).status;
    } catch (const http::Outcome& outcome) {
      return outcome.status;
    }
  }

  db::Database& database;
  util::SettableClock clock{k_now};
  std::function<std::string(const surveys::Survey&)> survey_path = [](const surveys::Survey& survey) {
    return "/survey/" + std::to_string(survey.cycle) + "-" + std::to_string(survey.agency);
  };
  portal::LivePublication live{database, clock, std::chrono::milliseconds(0)};
  portal::KeptPages kept{live, clock, 1, k_kept_bytes};
  portal::PublicSite site{looker(), kept};
};

}  // namespace portal_test
