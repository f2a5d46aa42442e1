// SPDX-License-Identifier: Apache-2.0
// Renders reports and writes them under names that a person finds: <folder>/ITA_<year>_<agency>.<ending>.
#pragma once
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "src/app/report_inputs.hpp"
#include "src/documents/analysis_report.hpp"

namespace app {

struct ReportFormat {
  std::string ending;  ///< "pdf"
  std::string (*render)(const office::Document& document) = nullptr;
};

/// The formats of a list such as "pdf,docx"; empty where one is not known.
std::optional<std::vector<ReportFormat>> report_formats(const std::string& list);

struct ReportSettings {
  std::filesystem::path folder;
  std::vector<ReportFormat> formats;
  thai::Digits digits = thai::Digits::arabic;
  std::optional<scoring::Exact> threshold;
  /// Printed date; the last day of the fiscal year where empty, so that the same input gives the same bytes.
  std::optional<std::chrono::sys_days> date;
};

/// Writes all files of all jobs, with as many threads as there are processors, and shows progress on a terminal. The
/// paths in the order of the jobs.
std::vector<std::filesystem::path> write_reports(const std::vector<ReportJob>& jobs, const analysis::AdviceBook& advice,
                                                 const ReportSettings& settings, Context& context);

}  // namespace app
