// SPDX-License-Identifier: Apache-2.0
// Many agencies from a file, as pages: send the file, see every fault or everything that would change, say yes.
#pragma once
#include "lib/db/database.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"

#include "src/accounts/visitor.hpp"
#include "src/agencies/agency_import.hpp"

namespace agencies {

class ImportPages {
 public:
  /// Bytes of a request with a file.
  static constexpr std::size_t k_file_limit = std::size_t{10} * 1024 * 1024;

  ImportPages(db::Database& database, const site::Site& site, const util::Clock& clock)
      : database_(database), site_(site), clock_(clock)
  {
  }

  site::Answer form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer sample(http::Request& request, const accounts::Visitor& visitor);  ///< a file to fill in; ?format=xlsx
  site::Answer preview(http::Request& request, const accounts::Visitor& visitor);
  site::Answer apply(http::Request& request, const accounts::Visitor& visitor);

 private:
  site::View shown(const http::Request& request, const ImportPlan& plan, const std::string& file, std::int64_t import,
                   bool changed_meanwhile);
  db::Database& database_;
  const site::Site& site_;
  const util::Clock& clock_;
};

}  // namespace agencies
