// SPDX-License-Identifier: Apache-2.0
// What the program saw of an agency's disclosure: findings item by item with what to do, the links with their newest
// snapshots, how far a check is, what was found before. And one snapshot as it was.
#pragma once
#include <filesystem>
#include <utility>

#include "lib/db/database.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"

#include "src/accounts/visitor.hpp"
#include "src/disclosures/snapshot.hpp"

namespace disclosures {

class PrecheckPages {
 public:
  PrecheckPages(db::Database& database, const site::Site& site, const util::Clock& clock, std::filesystem::path files)
      : database_(database), site_(site), clock_(clock), files_(std::move(files))
  {
  }

  /// GET /agencies/{agency}/cycles/{cycle}/prechecks, also as a list (?format=csv, xlsx).
  site::Answer show(http::Request& request, const accounts::Visitor& visitor);
  site::Answer again(http::Request& request, const accounts::Visitor& visitor);  ///< POST there
  /// GET …/prechecks/snapshots/{snapshot}; with ?file=kept the bytes, where they were kept.
  site::Answer snapshot(http::Request& request, const accounts::Visitor& visitor);

 private:
  http::Response kept_file(const Snapshot& snapshot) const;
  db::Database& database_;
  const site::Site& site_;
  const util::Clock& clock_;
  std::filesystem::path files_;
};

}  // namespace disclosures
