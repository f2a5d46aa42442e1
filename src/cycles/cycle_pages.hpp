// SPDX-License-Identifier: Apache-2.0
// Rounds as pages for the programme's administrators: all rounds, making one from a framework, one round with its
// stages, its calendar, another framework while nobody has answered.
#pragma once
#include <functional>
#include <utility>

#include "lib/db/database.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"

#include "src/accounts/visitor.hpp"
#include "src/cycles/cycle_store.hpp"

namespace cycles {

/// Whether anybody has answered in that round; surveys know.
using HasAnswers = std::function<bool(db::Connection&, std::int64_t cycle)>;

class CyclePages {
 public:
  /// Bytes of a request with a framework file.
  static constexpr std::size_t k_file_limit = std::size_t{2} * 1024 * 1024;

  /// Without `has_answers` the framework is fixed from the moment on at which surveys first open; with it, also from
  /// the first answer on that came otherwise (import, paper).
  CyclePages(db::Database& database, const site::Site& site, const util::Clock& clock, HasAnswers has_answers = {})
      : database_(database), site_(site), clock_(clock), has_answers_(std::move(has_answers))
  {
  }

  site::Answer list(http::Request& request, const accounts::Visitor& visitor);
  site::Answer new_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer make(http::Request& request, const accounts::Visitor& visitor);
  site::Answer show(http::Request& request, const accounts::Visitor& visitor);
  site::Answer calendar_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer plan(http::Request& request, const accounts::Visitor& visitor);
  site::Answer framework_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer change_framework(http::Request& request, const accounts::Visitor& visitor);

 private:
  bool may_change_framework(db::Connection& connection, const Cycle& cycle) const;
  db::Database& database_;
  const site::Site& site_;
  const util::Clock& clock_;
  HasAnswers has_answers_;
};

}  // namespace cycles
