// SPDX-License-Identifier: Apache-2.0
// What public pages share: what they are made from, the frame around them, words of types, provinces, levels and
// scores.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/db/database.hpp"
#include "lib/html/table_query.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"

#include "src/agencies/search_texts.hpp"
#include "src/portal/publication.hpp"
#include "src/results/shown_spread_store.hpp"
#include "src/surveys/survey.hpp"

namespace portal {

/// What only the whole program knows.
struct Doors {
  std::string address = {};  ///< of the site from outside, "https://ita.example"
  /// Path of the public link of a survey; not set: surveys are not shown.
  std::function<std::string(const surveys::Survey&)> survey_path = {};
  /// When each link of an agency's entries was last looked at, by id of the link; not set: nobody looks.
  std::function<std::map<std::int64_t, util::UtcSeconds>(db::Connection&, std::int64_t cycle, std::int64_t agency)>
      snapshots = {};
  bool year_pages = false;  ///< /agencies/{agency}/{year} is open to everybody
};

/// Frameworks, counted spreads of releases and what a search of an edition looks through, read once for all pages and
/// copies of a looker.
struct ShownGroups {
  results::ShownRounds rounds;
  results::ShownSpreads spreads;
  agencies::SearchTexts searches;
};

struct Looker {
  db::Database& database;
  const site::Site& site;
  const util::Clock& clock;
  Doors doors;
  std::shared_ptr<ShownGroups> groups = std::make_shared<ShownGroups>();
};

/// What a reader wants to see.
struct Asked {
  util::Language language = util::Language::thai;
  util::Fields query = {};
  std::string here = {};  ///< path and query of the page
  std::int64_t agency = 0;
  int year = 0;  ///< 0: the newest
  std::string file = {};
  bool as_files = false;  ///< written as static files: nothing that a server must answer
};

/// The ways of everybody who has not signed in; `here`: path of the page, with or without its query.
std::vector<html::Link> public_navigation(std::string_view here);

/// The whole page, the same for everybody.
std::string public_page(const Looker& looker, const Asked& asked, site::View view);

html::Phrase type_name(const std::string& type);  ///< empty where there is none
html::Phrase province_name(const std::string& province);
std::vector<html::Option> type_choices();
std::vector<html::Option> province_choices();
std::vector<html::Option> region_choices();

/// "86.63", or a dash.
std::string score_text(const std::optional<Millionths>& score, const framework::Framework* framework);
std::string score_text(const std::optional<util::Exact>& score, const framework::Framework& framework);
/// "± 0.83", or a dash.
std::string margin_text(const Standing& standing);
/// "12 – 40", "12", or a dash.
std::string ranks_text(const Standing& standing);
/// The name of the level as printed; its code where the framework does not know it.
std::string level_name(const std::string& level, const framework::Framework* framework, util::Language language);
html::Colour level_colour(const std::optional<std::int64_t>& place);

std::string agency_path(std::int64_t agency);  ///< "/results/agencies/12": the public address, which never changes
std::string methodology_path(int year);
std::string rankings_path(int year);

/// The edition of the year that was asked for, the newest where none was; http::NotFound where it is not visible.
const Edition& edition_of(const Publication& publication, int year);

}  // namespace portal
