// SPDX-License-Identifier: Apache-2.0
// What is done to a round by hand, as pages: a stage opened, closed or extended, the round finished or taken up again;
// each with a reason.
#pragma once
#include "lib/db/database.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"

#include "src/accounts/visitor.hpp"
#include "src/cycles/cycle_store.hpp"

namespace cycles {

class StagePages {
 public:
  StagePages(db::Database& database, const site::Site& site, const util::Clock& clock)
      : database_(database), site_(site), clock_(clock)
  {
  }

  site::Answer open_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer open(http::Request& request, const accounts::Visitor& visitor);
  site::Answer close_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer close(http::Request& request, const accounts::Visitor& visitor);
  site::Answer extend_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer extend(http::Request& request, const accounts::Visitor& visitor);
  site::Answer finish_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer finish(http::Request& request, const accounts::Visitor& visitor);
  site::Answer resume_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer resume(http::Request& request, const accounts::Visitor& visitor);

 private:
  site::Answer ask(http::Request& request, StageAct act);
  site::Answer act_on(http::Request& request, const accounts::Visitor& visitor, StageAct act);
  site::Answer ask_of_round(http::Request& request, bool finishes);
  site::Answer act_on_round(http::Request& request, const accounts::Visitor& visitor, bool finishes);
  db::Database& database_;
  const site::Site& site_;
  const util::Clock& clock_;
};

}  // namespace cycles
