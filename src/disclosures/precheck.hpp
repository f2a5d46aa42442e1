// SPDX-License-Identifier: Apache-2.0
// Looks at what an agency shows for one item, by the rules of the framework file, and tells what an assessor might
// miss. Pure: what was online comes in as values. It never decides, and what it cannot read it says.
#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "lib/extract/content.hpp"

#include "src/disclosures/finding.hpp"
#include "src/framework/framework.hpp"

namespace disclosures {

/// A document that a page hands out.
struct SeenDocument {
  std::int64_t snapshot = 0;
  extract::Content content = {};
};

/// One link as it was found online, or a file as it was handed in: outcome and status are then as if it had been
/// fetched, or "missing".
struct SeenLink {
  std::int64_t link = 0;
  std::int64_t file = 0;  ///< 0: a link
  std::int64_t snapshot = 0;
  std::string url = {};        ///< of a file its name
  std::string final_url = {};  ///< after redirects
  std::string outcome = {};    ///< "answered", "no_host" …
  int status = 0;
  extract::Content content = {};
  std::vector<SeenDocument> attached = {};

  bool is_there() const { return outcome == "answered" && status >= 200 && status < 300; }
  /// Whether its text could be read.
  bool is_readable() const;
};

/// The front page of the agency, for what has to be there.
struct SeenFront {
  bool seen = false;
  std::int64_t snapshot = 0;
  std::string url = {};
  std::vector<std::string> qr_codes = {};  ///< texts of the QR codes in its pictures
};

struct PrecheckCase {
  const framework::Framework& framework;
  std::size_t item = 0;          ///< index
  std::string site = {};         ///< web address of the agency; empty: not known
  std::string survey_link = {};  ///< of the agency's public survey; empty: not known
  std::chrono::sys_days today = {};
  std::vector<SeenLink> links = {};
  SeenFront front = {};
};

/// In the order of links, then of the rules. Ids and times are empty.
std::vector<Finding> precheck(const PrecheckCase& looked);

/// The Buddhist fiscal year that the item is about: of a report of the year before that one.
int year_wanted(const framework::Framework& framework, const framework::Item& item);

}  // namespace disclosures
