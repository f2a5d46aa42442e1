// SPDX-License-Identifier: Apache-2.0
// The files in which a round's results go out, written row by row from the database.
#pragma once
#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "lib/db/connection.hpp"

#include "src/results/shown_round_store.hpp"

namespace results {

enum class ExportFile {
  results,     ///< CSV, a row an agency
  json,        ///< the same and every score exactly
  scores,      ///< CSV, a row a score
  subjects,    ///< CSV: what has scores, with weights
  dictionary,  ///< CSV: what the columns mean
};
inline constexpr std::array<ExportFile, 5> k_export_files = {ExportFile::results, ExportFile::json, ExportFile::scores,
                                                             ExportFile::subjects, ExportFile::dictionary};

/// "results-2567.csv".
std::string name_of(ExportFile file, const ExportSource& source);
std::string_view media_type_of(ExportFile file);
std::optional<ExportFile> export_file_named(std::string_view name, const ExportSource& source);

using ExportSink = std::function<void(std::string_view bytes)>;
/// The same round gives the same bytes.
void write_export(db::Connection& connection, const ShownRound& round, ExportFile file, const ExportSink& sink);
/// Each agency's result as it goes out, in the order of ids. Nothing else may be asked of the connection meanwhile.
void each_exported(db::Connection& connection, const ShownRound& round,
                   const std::function<void(const ExportedResult&)>& each);

}  // namespace results
