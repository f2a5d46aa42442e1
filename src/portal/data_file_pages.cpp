// SPDX-License-Identifier: Apache-2.0
#include "src/portal/data_file_pages.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <limits>
#include <optional>

#include <nlohmann/json.hpp>

#include "lib/http/outcome.hpp"
#include "lib/office/list.hpp"

#include "src/portal/standing_store.hpp"
#include "src/results/export_file_store.hpp"

namespace portal {
namespace {

using Row = std::vector<std::string>;

constexpr std::size_t k_piece = std::size_t{64} * 1024;
constexpr std::string_view k_sums = "SHA256SUMS";
constexpr std::string_view k_csv = "text/csv; charset=utf-8";
constexpr std::string_view k_xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// Behind the columns of the results; what they mean is portal.column.<name>.
constexpr std::array<const char*, 6> k_standing_columns = {"agency_id", "status",     "margin",
                                                           "place",     "best_place", "worst_place"};

/// A file that grows on the disk and has no name there.
class GrowingFile {
 public:
  void add(std::string_view bytes)
  {
    piece_ += bytes;
    if (piece_.size() >= k_piece) flush();
  }
  void add(const Row& cells) { add(results::csv_line(cells)); }
  DataFile finish(std::string name, std::string_view type)
  {
    flush();
    file_->finish();
    return {std::move(name), std::string(type), file_};
  }

 private:
  void flush()
  {
    file_->append(piece_);
    piece_.clear();
  }
  std::shared_ptr<http::Upload> file_ = std::make_shared<http::Upload>(std::filesystem::temp_directory_path());
  std::string piece_;
};

std::string text_of(const std::optional<std::int64_t>& number)
{
  return number ? std::to_string(*number) : std::string();
}

std::string status_of(const Standing& one)
{
  if (one.is_withheld()) return "withheld";
  return one.caution ? "warned" : "published";
}

Row standing_cells(const Standing& one)
{
  constexpr int k_margin_places = 2;
  return {std::to_string(one.agency), status_of(one),    one.margin ? results::shown(*one.margin, k_margin_places) : "",
          text_of(one.place),         text_of(one.best), text_of(one.worst)};
}

/// Columns of scores, counts and places; codes stay texts, whatever they look like.
std::vector<bool> numeric_columns(const Row& headings)
{
  std::vector<bool> numeric = results::numeric_columns(headings);
  for (std::size_t i = headings.size() - k_standing_columns.size(); i < headings.size(); ++i)
    numeric[i] = headings[i] != "status";
  return numeric;
}

/// The cells under other headings: what they lack is empty.
Row under(const Row& wanted, const Row& headings, Row cells)
{
  if (wanted == headings) return cells;
  Row found;
  for (const std::string& heading : wanted) {
    const auto at = std::ranges::find(headings, heading);
    found.push_back(at == headings.end() ? "" : cells[static_cast<std::size_t>(at - headings.begin())]);
  }
  return found;
}

/// The file that each row goes into.
class YearFiles {
 public:
  YearFiles(const Edition& edition, Row headings, std::chrono::sys_seconds made)
      : year_(std::to_string(edition.fiscal_year)),
        headings_(std::move(headings)),
        book_("results-" + year_, headings_, numeric_columns(headings_), made)
  {
    table_.add(results::k_csv_mark);
    table_.add(headings_);
    json_.add("[\n");
    scores_.add(results::k_csv_mark);
    scores_.add(results::ResultExport::score_headings());
  }
  void add(const Row& row, const std::vector<Row>& scores)
  {
    table_.add(row);
    book_.add(row);
    json_.add((is_first_ ? "" : ",\n") + json_object(headings_, row));
    is_first_ = false;
    for (const Row& score : scores)
      scores_.add(score);
  }
  std::vector<DataFile> finish(const std::vector<Row>& subjects, const std::vector<Row>& dictionary)
  {
    json_.add("\n]\n");
    std::vector<DataFile> files;
    files.push_back(table_.finish("results-" + year_ + ".csv", k_csv));
    files.push_back(whole("results-" + year_ + ".xlsx", k_xlsx, book_.finish()));
    files.push_back(json_.finish("results-" + year_ + ".json", "application/json"));
    files.push_back(scores_.finish("scores-" + year_ + ".csv", k_csv));
    files.push_back(
        whole("subjects-" + year_ + ".csv", k_csv, rows(results::ResultExport::subject_headings(), subjects)));
    files.push_back(
        whole("dictionary-" + year_ + ".csv", k_csv, rows(results::ResultExport::dictionary_headings(), dictionary)));
    std::string sums;
    for (const DataFile& file : files)
      sums += file.bytes->sha256() + "  " + file.name + "\n";
    files.push_back(whole(std::string(k_sums), "text/plain; charset=utf-8", sums));
    return files;
  }

 private:
  static DataFile whole(std::string name, std::string_view type, std::string_view bytes)
  {
    GrowingFile file;
    file.add(bytes);
    return file.finish(std::move(name), type);
  }
  static std::string rows(const Row& headings, const std::vector<Row>& rows)
  {
    std::string text(results::k_csv_mark);
    text += results::csv_line(headings);
    for (const Row& row : rows)
      text += results::csv_line(row);
    return text;
  }

  std::string year_;
  Row headings_;
  bool is_first_ = true;
  GrowingFile table_;
  GrowingFile json_;
  GrowingFile scores_;
  office::ListWorkbook book_;
};

Row headings_of(const results::ExportSource& source)
{
  Row headings = results::ResultExport(source).headings();
  headings.insert(headings.end(), k_standing_columns.begin(), k_standing_columns.end());
  return headings;
}

/// Where each agency stands, by id.
std::map<std::int64_t, Standing> standings_in(db::Connection& connection, const Edition& edition)
{
  std::map<std::int64_t, Standing> standings;
  for (Standing& one :
       StandingStore(connection).page(edition, {}, {"code", false}, std::numeric_limits<int>::max(), 0)) {
    const std::int64_t agency = one.agency;
    standings.emplace(agency, std::move(one));
  }
  return standings;
}

std::vector<DataFile> written(db::Connection& connection, results::ShownRounds& rounds, const Edition& edition,
                              const std::vector<Row>& dictionary)
{
  const auto standings = standings_in(connection, edition);
  const results::ShownRound first = rounds.of(connection, edition.releases.front());
  const Row wanted = headings_of(first.source);
  YearFiles files(edition, wanted, std::chrono::sys_seconds(std::chrono::seconds(edition.since())));
  const bool knows_year = framework::embedded_year(edition.fiscal_year) != nullptr;
  for (const results::Release& release : edition.releases) {
    if (release.cycle == 0 && !knows_year) continue;  // totals from a file, and no rules to say more by
    const results::ShownRound round = rounds.of(connection, release);
    const results::ResultExport out(round.source);
    const Row headings = headings_of(round.source);
    results::each_exported(connection, round, [&](const results::ExportedResult& result) {
      const auto standing = standings.find(result.row.agency);
      // Of two results of one agency only that which counts goes out.
      if (standing == standings.end() || standing->second.computation != result.row.computation) return;
      Row row = out.row(result);
      const Row more = standing_cells(standing->second);
      row.insert(row.end(), more.begin(), more.end());
      files.add(under(wanted, headings, std::move(row)), out.score_rows(result));
    });
  }
  return files.finish(results::ResultExport(first.source).subject_rows(), dictionary);
}

}  // namespace

std::array<std::string, k_data_files> data_files(int year)
{
  const std::string of_year = "-" + std::to_string(year);
  return {"results" + of_year + ".csv", "results" + of_year + ".xlsx", "results" + of_year + ".json",
          "scores" + of_year + ".csv",  "subjects" + of_year + ".csv", "dictionary" + of_year + ".csv",
          std::string(k_sums)};
}

const DataFile* DataFileSet::named(std::string_view name) const
{
  const auto found = std::ranges::find(files, name, &DataFile::name);
  return found == files.end() ? nullptr : &*found;
}

std::vector<std::vector<std::string>> data_dictionary(const Looker& looker, const Edition& edition)
{
  const util::Messages& thai = looker.site.words(util::Language::thai).messages();
  const util::Messages& english = looker.site.words(util::Language::english).messages();
  const results::ShownRound first = looker.database.read(
      [&](db::Connection& connection) { return looker.groups->rounds.of(connection, edition.releases.front()); });
  std::vector<Row> rows = results::ResultExport(first.source).dictionary_rows(thai, english);
  const auto behind = std::ranges::find_if(rows, [](const Row& row) { return row.front() != "results"; });
  std::vector<Row> more;
  for (const char* column : k_standing_columns) {
    const std::string key = "portal.column." + std::string(column);
    more.push_back({"results", column, thai.say(key), english.say(key)});
  }
  rows.insert(behind, more.begin(), more.end());
  return rows;
}

std::shared_ptr<const DataFileSet> KeptDataFiles::of(const Looker& looker, const Publication& publication,
                                                     const Edition& edition)
{
  if (!edition.framework) throw http::NotFound("no rules of that year");
  const std::lock_guard lock(mutex_);
  std::erase_if(sets_, [&](const auto& kept) {
    return std::ranges::none_of(publication.editions, [&](const Edition& one) { return one.id == kept.first; });
  });
  auto& kept = sets_[edition.id];
  if (kept) return kept;
  const std::vector<Row> dictionary = data_dictionary(looker, edition);
  auto set = std::make_shared<DataFileSet>();
  looker.database.read([&](db::Connection& connection) {
    set->files = written(connection, looker.groups->rounds, edition, dictionary);
  });
  kept = std::move(set);
  return kept;
}

http::Response data_file(const Looker& looker, const Publication& publication, int year, std::string_view name,
                         KeptDataFiles& kept)
{
  const Edition* edition = publication.of_year(year);
  if (edition == nullptr) throw http::NotFound("no visible results of that year");
  const auto set = kept.of(looker, publication, *edition);
  const DataFile* file = set->named(name);
  if (file == nullptr) throw http::NotFound("no such file");
  return http::attachment(http::FileBody{file->bytes->path(), file->bytes}, file->type, file->name)
      .with("Cache-Control", "public, max-age=60")
      .with("ETag", "\"" + file->bytes->sha256() + "\"");
}

std::string json_object(const std::vector<std::string>& headings, const std::vector<std::string>& row)
{
  nlohmann::ordered_json one;
  for (std::size_t i = 0; i < row.size(); ++i)
    one[headings[i]] = row[i].empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(row[i]);
  return one.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace portal
