// SPDX-License-Identifier: Apache-2.0
// What was online at a link of a disclosure at one moment, or what a file says that was handed in: proof for everybody
// who asks later what an assessor could have seen. A document that a page hands out has a snapshot of its own.
#pragma once
#include <cstdint>
#include <string>

#include "lib/util/clock.hpp"

namespace disclosures {

struct Snapshot {
  std::int64_t id = 0;
  std::int64_t cycle = 0;
  std::int64_t agency = 0;
  std::int64_t run = 0;
  std::string item = {};       ///< empty: the front page of the agency
  std::int64_t link = 0;       ///< 0: the front page, or a file
  std::int64_t file = 0;       ///< handed in; 0: none
  std::int64_t page = 0;       ///< snapshot of the page that hands out this document; 0: what the link itself leads to
  std::string url = {};        ///< as entered; of a document as the page has it; of a file its name
  std::string final_url = {};  ///< after redirects
  std::int64_t redirects = 0;
  util::UtcSeconds at = 0;
  std::string outcome = {};  ///< "answered", "no_host" …: prechecks.outcome.<outcome>
  std::int64_t status = 0;   ///< of HTTP; 0 where nothing answered
  std::string kind = {};     ///< by content: "html", "pdf" …: prechecks.kind.<kind>; empty: nothing came
  std::string title = {};
  std::int64_t bytes = 0;
  std::string sha256 = {};    ///< of the bytes; empty: nothing came
  bool kept = false;          ///< the bytes themselves are in the folder of snapshots
  std::int64_t pages = 0;     ///< of a document that has any
  bool without_text = false;  ///< a document of pictures only, as scanners make them
  std::string text_sha256 = {};
  std::string text = {};  ///< only where it was asked for

  /// A page or document came.
  bool is_there() const { return outcome == "answered" && status >= 200 && status < 300; }
};

}  // namespace disclosures
