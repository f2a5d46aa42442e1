// SPDX-License-Identifier: Apache-2.0
// The whole site on the demo world, without a network: every route behind the gate, and the people of the demo.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "lib/util/embedded.hpp"

#include "src/app/demo_world.hpp"
#include "src/app/frame.hpp"
#include "src/app/gate.hpp"
#include "src/app/routes.hpp"

#include "tests/lib/db/engines.hpp"

namespace app {

/// How a request ended: the status of the page or of what was thrown instead, and where it led.
struct Ended {
  int status = 0;
  std::string location;
};

class DemoSite {
 public:
  /// Tuesday, 2 June 2026, 10:00 in Thailand.
  static constexpr util::UtcSeconds k_now = 1780369200;

  explicit DemoSite(db::Database& database);

  accounts::Visitor visitor(const std::string& login);
  std::int64_t agency(const std::string& code);
  std::int64_t unit(const std::string& agency_code, const std::string& name);
  std::int64_t account(const std::string& login);
  std::int64_t cycle(int fiscal_year);

  const std::vector<PageRoute>& routes() const { return routes_; }
  /// `parameters` fill the pattern of the path.
  Ended ask(const PageRoute& route, const accounts::Visitor& visitor,
            const std::map<std::string, std::string>& parameters, const util::Fields& query = {});
  const Menu& menu() const { return menu_; }
  http::Request request_for(const PageRoute& route, const std::map<std::string, std::string>& parameters) const;
  db::Database& database() { return database_; }
  const util::Clock& clock() const { return clock_; }
  const http::Signer& signer() const { return signer_; }
  util::Random& random() { return random_; }

 private:
  db::Database& database_;
  util::Problems problems_;
  util::SettableClock clock_{k_now};
  util::SeededRandom random_{"demo site"};
  std::vector<DemoLogin> logins_;
  http::Signer signer_{"a key of thirty-two characters.."};
  site::Site site_;
  Settings settings_;
  Resources resources_;
  std::vector<PageRoute> routes_;
  Menu menu_;
};

}  // namespace app
