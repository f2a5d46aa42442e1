// SPDX-License-Identifier: Apache-2.0
#include "src/results/result_download_pages.hpp"

#include <filesystem>
#include <memory>

#include "lib/http/outcome.hpp"
#include "lib/office/list.hpp"

#include "src/results/export_file_store.hpp"
#include "src/results/result_parts_pages.hpp"

namespace results {
namespace {

using html::Values;
using html::Word;

constexpr const char* k_sums = "SHA256SUMS";
constexpr std::size_t k_piece = std::size_t{64} * 1024;
constexpr std::size_t k_sums_kept = 20;

std::shared_ptr<http::Upload> growing_file()
{
  return std::make_shared<http::Upload>(std::filesystem::temp_directory_path());
}

std::shared_ptr<http::Upload> written_export(db::Connection& connection, const ShownRound& round, ExportFile which)
{
  auto file = growing_file();
  std::string piece;
  write_export(connection, round, which, [&](std::string_view bytes) {
    piece += bytes;
    if (piece.size() < k_piece) return;
    file->append(piece);
    piece.clear();
  });
  file->append(piece);
  file->finish();
  return file;
}

std::string workbook_name(const ExportSource& source)
{
  return "results-" + source.year() + ".xlsx";
}

std::string workbook(db::Connection& connection, const ShownRound& round)
{
  const ResultExport out(round.source);
  const std::vector<std::string> headings = out.headings();
  const util::UtcSeconds made = round.source.computation.finished_at.value_or(round.source.computation.asked_at);
  office::ListWorkbook book("results-" + round.source.year(), headings, numeric_columns(headings),
                            std::chrono::sys_seconds(std::chrono::seconds(made)));
  each_exported(connection, round, [&](const ExportedResult& result) { book.add(out.row(result)); });
  return book.finish();
}

Values file_row(const ShownRound& round, const std::string& name, const char* about)
{
  return Values()
      .set("name", name)
      .set("href", path_of_results(round.cycle) + "/download/" + name)
      .set("about", Word{about});
}

}  // namespace

site::Answer ResultDownloadPages::files(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  return database_.read([&](db::Connection& connection) -> site::Answer {
    const ResultsPlace place = results_in_path(connection, rounds_, request, clock_.now());
    site::View view{.title = Word{"round_results.download_title"}, .view = "results/download"};
    view.breadcrumbs = way_to_results(place.cycle, Word{"round_results.download_title"});
    view.values.set("round", place.cycle.name)
        .set("computed", place.round.has_value())
        .set("none", not_computed_yet(place.cycle.id))
        .list("files");
    if (!place.round) return view;
    const ShownRound& round = *place.round;
    view.values.set("standing", standing_tag(round));
    constexpr const char* k_about[] = {"round_results.file_results", "round_results.file_json",
                                       "round_results.file_scores", "round_results.file_subjects",
                                       "round_results.file_dictionary"};
    for (const ExportFile which : k_export_files)
      view.values.add("files", file_row(round, name_of(which, round.source), k_about[static_cast<std::size_t>(which)]));
    view.values.add("files", file_row(round, workbook_name(round.source), "round_results.file_workbook"));
    view.values.add("files", file_row(round, k_sums, "round_results.file_sums"));
    const Computation& computation = round.source.computation;
    view.values.set("source",
                    html::summary_list({{Word{"round_results.column_framework_hash"}, computation.framework_hash},
                                        {Word{"round_results.column_input_digest"}, computation.input_digest},
                                        {Word{"round_results.column_result_digest"}, computation.result_digest},
                                        {Word{"round_results.column_program"}, computation.program_version}}));
    return view;
  });
}

std::string ResultDownloadPages::sums(db::Connection& connection, const ShownRound& round)
{
  const std::string key = std::to_string(round.source.computation.id) + " " + std::to_string(round.release()) +
                          (round.still_answering ? " open" : "");
  {
    const std::lock_guard lock(mutex_);
    if (const auto known = sums_.find(key); known != sums_.end()) return known->second;
  }
  std::string text;
  for (const ExportFile which : k_export_files)
    text += written_export(connection, round, which)->sha256() + "  " + name_of(which, round.source) + "\n";
  text += util::sha256_hex(workbook(connection, round)) + "  " + workbook_name(round.source) + "\n";
  const std::lock_guard lock(mutex_);
  if (sums_.size() >= k_sums_kept) sums_.clear();
  sums_.emplace(key, text);
  return text;
}

site::Answer ResultDownloadPages::file(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  const std::string name(request.parameters.get("name"));
  return database_.read([&](db::Connection& connection) -> site::Answer {
    const ResultsPlace place = results_in_path(connection, rounds_, request, clock_.now());
    if (!place.round) throw http::NotFound("nothing is computed");
    const ShownRound& round = *place.round;
    if (name == k_sums) return http::attachment(sums(connection, round), "text/plain; charset=utf-8", name);
    if (name == workbook_name(round.source))
      return http::attachment(workbook(connection, round),
                              "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name);
    const auto which = export_file_named(name, round.source);
    if (!which) throw http::NotFound("no such file of results");
    const auto file = written_export(connection, round, *which);
    return http::attachment(http::FileBody{file->path(), file}, media_type_of(*which), name);
  });
}

}  // namespace results
