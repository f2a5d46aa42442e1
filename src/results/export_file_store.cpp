// SPDX-License-Identifier: Apache-2.0
#include "src/results/export_file_store.hpp"

#include "src/results/release_store.hpp"
#include "src/results/result_store.hpp"

namespace results {
namespace {

using Rows = std::vector<std::vector<std::string>>;

const util::Messages& messages_in(util::Language language)
{
  static const util::Messages k_thai = util::Messages::embedded(util::Language::thai);
  static const util::Messages k_english = util::Messages::embedded(util::Language::english);
  return language == util::Language::thai ? k_thai : k_english;
}

void write_rows(const std::vector<std::string>& headings, const Rows& rows, const ExportSink& sink)
{
  std::string text(k_csv_mark);
  text += csv_line(headings);
  for (const std::vector<std::string>& row : rows)
    text += csv_line(row);
  sink(text);
}

void write_json(db::Connection& connection, const ShownRound& round, const ResultExport& out, const ExportSink& sink)
{
  sink(out.json_head());
  bool first = true;
  each_exported(connection, round, [&](const ExportedResult& result) {
    sink((first ? "" : ",\n") + out.json(result));
    first = false;
  });
  sink(ResultExport::json_tail());
}

}  // namespace

std::string name_of(ExportFile file, const ExportSource& source)
{
  constexpr const char* k_names[] = {"results", "results", "scores", "subjects", "dictionary"};
  return k_names[static_cast<std::size_t>(file)] + ("-" + source.year()) +
         (file == ExportFile::json ? ".json" : ".csv");
}

std::string_view media_type_of(ExportFile file)
{
  return file == ExportFile::json ? "application/json" : "text/csv; charset=utf-8";
}

std::optional<ExportFile> export_file_named(std::string_view name, const ExportSource& source)
{
  for (const ExportFile file : k_export_files) {
    if (name_of(file, source) == name) return file;
  }
  return std::nullopt;
}

void each_exported(db::Connection& connection, const ShownRound& round,
                   const std::function<void(const ExportedResult&)>& each)
{
  const EarlierResults earlier(connection, round);
  std::map<std::int64_t, Caution> cautions;
  if (round.source.release) {
    for (const Caution& caution : ReleaseStore(connection).cautions(round.release()))
      cautions.emplace(caution.agency, caution);
  }
  ResultStore(connection, round.cycle, round.source.computation.id).each([&](const AgencyResult& row) {
    const auto caution = cautions.find(row.agency);
    each(ExportedResult(round.source, row, caution == cautions.end() ? std::nullopt : std::optional(caution->second),
                        earlier.of(row.agency), round.still_answering));
  });
}

void write_export(db::Connection& connection, const ShownRound& round, ExportFile file, const ExportSink& sink)
{
  const ResultExport out(round.source);
  switch (file) {
    case ExportFile::results:
      write_rows(out.headings(), {}, sink);
      return each_exported(connection, round, [&](const ExportedResult& result) { sink(csv_line(out.row(result))); });
    case ExportFile::json:
      return write_json(connection, round, out, sink);
    case ExportFile::scores:
      write_rows(ResultExport::score_headings(), {}, sink);
      return each_exported(connection, round, [&](const ExportedResult& result) {
        std::string lines;
        for (const std::vector<std::string>& row : out.score_rows(result))
          lines += csv_line(row);
        sink(lines);
      });
    case ExportFile::subjects:
      return write_rows(ResultExport::subject_headings(), out.subject_rows(), sink);
    case ExportFile::dictionary:
      return write_rows(ResultExport::dictionary_headings(),
                        out.dictionary_rows(messages_in(util::Language::thai), messages_in(util::Language::english)),
                        sink);
  }
}

}  // namespace results
