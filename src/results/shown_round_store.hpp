// SPDX-License-Identifier: Apache-2.0
// Which numbers of a round somebody sees: the programme the newest computation, everybody else what is published and
// whose day has come. Keeps the frameworks that it has read, because reading one takes longer than a page.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "lib/db/connection.hpp"
#include "lib/util/clock.hpp"

#include "src/results/result_export.hpp"

namespace results {

struct ShownRound {
  std::int64_t cycle = 0;
  ExportSource source;           ///< a release only where the computation is frozen
  bool is_visible = false;       ///< to everybody
  bool still_answering = false;  ///< surveys or interviews are open

  int places() const { return source.framework->rules.display_places; }
  std::int64_t release() const { return source.release ? source.release->id : 0; }
};

class ShownRounds {
 public:
  /// The newest computation that is done, with the release that froze it where there is one.
  std::optional<ShownRound> newest(db::Connection& connection, std::int64_t cycle, util::UtcSeconds now);
  /// What a visible release shows.
  ShownRound of(db::Connection& connection, const Release& visible);
  /// Every visible release, the newest year first.
  std::vector<ShownRound> visible(db::Connection& connection, util::UtcSeconds now);

 private:
  std::shared_ptr<const framework::Framework> framework_of(db::Connection& connection, const Computation& computation);
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const framework::Framework>> frameworks_;  // by round and hash
};

/// Agencies whose score a release withholds; none for release 0.
std::vector<std::int64_t> withheld_by(db::Connection& connection, std::int64_t release);

/// The agency's results in earlier publications of the round, also withdrawn ones, for small_groups.hpp; nothing from
/// before the program.
std::vector<scoring::Result> published_before(db::Connection& connection, const ShownRound& round, std::int64_t agency);
/// The same for all agencies of a round, read at once; empty where the round was not published before.
class EarlierResults {
 public:
  EarlierResults(db::Connection& connection, const ShownRound& round);
  std::vector<scoring::Result> of(std::int64_t agency) const;

 private:
  std::shared_ptr<const framework::Framework> framework_;
  std::map<std::int64_t, std::vector<StoredTexts>> texts_;
};

}  // namespace results
