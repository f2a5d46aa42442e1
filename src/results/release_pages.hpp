// SPDX-License-Identifier: Apache-2.0
// The four acts that make results official: freeze, confirm by a second person, publish (at once or from a day on),
// withdraw. Each page names what stands against it.
#pragma once
#include "lib/db/database.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"

#include "src/accounts/visitor.hpp"

namespace results {

enum class ReleaseAct { freeze, confirm, publish, withdraw };

class ReleasePages {
 public:
  ReleasePages(db::Database& database, const site::Site& site, const util::Clock& clock)
      : database_(database), site_(site), clock_(clock)
  {
  }

  /// GET and POST /cycles/{cycle}/results/freeze, confirm, publish, withdraw.
  site::Answer freeze_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer freeze(http::Request& request, const accounts::Visitor& visitor);
  site::Answer confirm_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer confirm(http::Request& request, const accounts::Visitor& visitor);
  site::Answer publish_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer publish(http::Request& request, const accounts::Visitor& visitor);
  site::Answer withdraw_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer withdraw(http::Request& request, const accounts::Visitor& visitor);

 private:
  site::Answer ask(http::Request& request, const accounts::Visitor& visitor, ReleaseAct act);
  site::Answer act_on(http::Request& request, const accounts::Visitor& visitor, ReleaseAct act);

  db::Database& database_;
  const site::Site& site_;
  const util::Clock& clock_;
};

}  // namespace results
