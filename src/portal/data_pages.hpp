// SPDX-License-Identifier: Apache-2.0
// Open data: the results of each visible year as files, with their checksums and what their columns mean.
#pragma once
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "lib/office/list.hpp"

#include "src/portal/kept_pages.hpp"
#include "src/portal/parts_pages.hpp"

namespace portal {

/// "results-2567.csv", "results-2567.xlsx", "results-2567.json".
std::vector<std::string> data_files(int year);

/// An object a row, with the headings as names; what is empty in the table is null.
std::string json_rows_of(const office::List& list);

/// The same bytes for the same edition on every machine.
Made data_file(const Looker& looker, const Publication& publication, int year, std::string_view format);
/// /results/data/dictionary.csv: what each column means, in the language.
Made dictionary_file(const Looker& looker, const Asked& asked);

/// Checksums of the files of editions: a page with them must not make every file each time.
class DataDigests {
 public:
  struct Digest {
    std::size_t bytes = 0;
    std::string sha256 = {};
  };
  Digest of(const Looker& looker, const Publication& publication, const Edition& edition, std::string_view format);

 private:
  std::mutex mutex_;
  std::map<std::string, Digest> known_;
};

/// /results/data.
Made data_page(const Looker& looker, const Publication& publication, const Asked& asked, DataDigests& digests);

}  // namespace portal
