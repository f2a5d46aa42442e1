// SPDX-License-Identifier: Apache-2.0
// Agencies enrolled by a file, as pages: send it, see every fault or everybody who would be new, say yes.
#pragma once
#include "lib/db/database.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"

#include "src/accounts/visitor.hpp"
#include "src/cycles/cycle.hpp"
#include "src/cycles/enrolment_file.hpp"

namespace cycles {

class EnrolmentFilePages {
 public:
  /// Bytes of a request with a file.
  static constexpr std::size_t k_file_limit = std::size_t{10} * 1024 * 1024;

  EnrolmentFilePages(db::Database& database, const site::Site& site, const util::Clock& clock)
      : database_(database), site_(site), clock_(clock)
  {
  }

  site::Answer form(http::Request& request, const accounts::Visitor& visitor);     ///< GET …/enrol/file
  site::Answer preview(http::Request& request, const accounts::Visitor& visitor);  ///< POST …/enrol/file
  site::Answer apply(http::Request& request, const accounts::Visitor& visitor);    ///< POST …/enrol/file/{import}

 private:
  struct Looked {
    Cycle cycle;
    EnrolmentPlan plan;
  };
  Looked look(db::Connection& connection, Cycle cycle, const util::TableRows& table) const;
  site::View shown(const http::Request& request, const Looked& looked, const std::string& file, std::int64_t import,
                   bool changed_meanwhile) const;
  db::Database& database_;
  const site::Site& site_;
  const util::Clock& clock_;
};

}  // namespace cycles
