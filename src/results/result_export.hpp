// SPDX-License-Identifier: Apache-2.0
// Results as data for others: a wide table with a row an agency, a long one with a row a score, JSON, the subjects of
// the framework with their weights, and what every column means. From the long table and the subjects anyone computes
// the totals again (docs/recompute.md). Rows are made one by one, so that a nation needs no memory.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lib/util/messages.hpp"

#include "src/results/agency_result.hpp"
#include "src/results/computation.hpp"
#include "src/results/release.hpp"
#include "src/results/small_groups.hpp"

namespace results {

/// Where the numbers are from; stands in every row.
struct ExportSource {
  std::shared_ptr<const framework::Framework> framework;
  Computation computation;
  std::optional<Release> release = {};  ///< empty: computed, not published

  /// "2567": of the fiscal year, for names of files.
  std::string year() const { return std::to_string(computation.fiscal_year); }
};

/// One agency's result as it goes out: of a withheld one only who it is and why.
struct ExportedResult {
  /// `before`: the agency's results in earlier publications of the round, for small_groups.hpp.
  ExportedResult(const ExportSource& source, const AgencyResult& row, std::optional<Caution> caution,
                 const std::vector<scoring::Result>& before = {}, bool still_answering = false);

  const AgencyResult& row;
  std::optional<Caution> caution;
  std::optional<SmallGroups> look;  ///< empty where the result is withheld
};

/// Whether no score of the agency may be said anywhere.
bool is_withheld(const std::optional<Caution>& caution);

class ResultExport {
 public:
  /// The source must outlive it.
  explicit ResultExport(const ExportSource& source) : source_(source) {}

  /// Agency by agency; codes as headings, the same in every language.
  std::vector<std::string> headings() const;
  std::vector<std::string> row(const ExportedResult& result) const;
  /// Score by score: of the total, of instruments, indicators, sub-indicators, questions and items, and by part
  /// ("e1/1" is question e1 in part 1). Exact fractions beside what is shown.
  static std::vector<std::string> score_headings();
  std::vector<std::vector<std::string>> score_rows(const ExportedResult& result) const;
  /// One object; all of a round are an array in the object that json_head() begins.
  std::string json_head() const;
  std::string json(const ExportedResult& result) const;
  static std::string json_tail();

  /// What the scores are of: code, kind, parent, weight within the parent, names in both languages.
  static std::vector<std::string> subject_headings();
  std::vector<std::vector<std::string>> subject_rows() const;
  /// What each column of the files means: file, column, meaning in both languages.
  static std::vector<std::string> dictionary_headings();
  std::vector<std::vector<std::string>> dictionary_rows(const util::Messages& thai,
                                                        const util::Messages& english) const;

 private:
  const ExportSource& source_;
};

/// Columns of scores and counts; codes stay texts, whatever they look like.
std::vector<bool> numeric_columns(const std::vector<std::string>& headings);
/// Rows of texts as an array of objects.
std::string json_rows(const std::vector<std::string>& keys, const std::vector<std::vector<std::string>>& rows);
/// One line of CSV with CRLF; nothing in it runs as a formula.
std::string csv_line(const std::vector<std::string>& cells);
inline constexpr std::string_view k_csv_mark = "\xEF\xBB\xBF";  ///< begins a file that Excel opens rightly

}  // namespace results
