// SPDX-License-Identifier: Apache-2.0
// Scores of the years before the program, brought in by the administrator: a file is looked through, shown with all its
// faults, and taken after a yes.
#pragma once
#include "lib/db/database.hpp"
#include "lib/html/form.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"

#include "src/accounts/visitor.hpp"
#include "src/accounts/waiting_file_store.hpp"
#include "src/portal/history_check.hpp"

namespace portal {

class HistoryPages {
 public:
  static constexpr std::size_t k_file_limit = std::size_t{10} * 1024 * 1024;

  HistoryPages(db::Database& database, const site::Site& site, const util::Clock& clock)
      : database_(database), site_(site), clock_(clock)
  {
  }

  site::Answer form(http::Request& request, const accounts::Visitor& visitor);          ///< GET /results/history
  site::Answer preview(http::Request& request, const accounts::Visitor& visitor);       ///< POST /results/history
  site::Answer take(http::Request& request, const accounts::Visitor& visitor);          ///< POST …/{import}/take
  site::Answer ask_withdraw(http::Request& request, const accounts::Visitor& visitor);  ///< GET …/{release}/withdraw
  site::Answer withdraw(http::Request& request, const accounts::Visitor& visitor);      ///< POST …/{release}/withdraw

 private:
  site::View list(const html::Form& form, util::Language language);
  /// The number under which the file waits for a yes.
  std::int64_t kept(const accounts::WaitingFile& file, const accounts::Visitor& visitor);
  site::View shown(const HistoryCheck& check, const std::string& file, std::int64_t waiting, util::Language language);
  db::Database& database_;
  const site::Site& site_;
  const util::Clock& clock_;
};

}  // namespace portal
