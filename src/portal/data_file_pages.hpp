// SPDX-License-Identifier: Apache-2.0
// Open data of a visible year as files: the table of results, every score as an exact fraction, what the scores are of,
// what the columns mean, and sums by which anyone sees that a file arrived whole. Written in one go, row by row, so
// that a nation needs no memory, and kept on the disk without a name for as long as the year stays as it is.
#pragma once
#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "lib/http/response.hpp"
#include "lib/http/upload.hpp"

#include "src/portal/parts_pages.hpp"

namespace portal {

/// Names of the files of a year: "results-2567.csv", …, "SHA256SUMS".
constexpr std::size_t k_data_files = 7;
std::array<std::string, k_data_files> data_files(int year);

struct DataFile {
  std::string name;
  std::string type;  ///< media type
  std::shared_ptr<const http::Upload> bytes;
};

/// All files of one edition, in the order of data_files().
struct DataFileSet {
  std::vector<DataFile> files;
  const DataFile* named(std::string_view name) const;
};

class KeptDataFiles {
 public:
  /// The same edition gives the same bytes on every machine. Writes them where nobody has yet; those of years that are
  /// not visible any more go. http::NotFound where the program does not know the rules of that year.
  std::shared_ptr<const DataFileSet> of(const Looker& looker, const Publication& publication, const Edition& edition);

 private:
  std::mutex mutex_;  // held while files are written: whoever wants the same waits for them
  std::map<std::int64_t, std::shared_ptr<const DataFileSet>> sets_;  // by edition
};

/// The file of that name among those of a visible year; http::NotFound where there is none.
http::Response data_file(const Looker& looker, const Publication& publication, int year, std::string_view name,
                         KeptDataFiles& kept);

/// What each column means: file, column, meaning in Thai and in English.
std::vector<std::vector<std::string>> data_dictionary(const Looker& looker, const Edition& edition);

/// An object with the headings as names; what is empty in the row is null.
std::string json_object(const std::vector<std::string>& headings, const std::vector<std::string>& row);

}  // namespace portal
