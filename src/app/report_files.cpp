// SPDX-License-Identifier: Apache-2.0
#include "src/app/report_files.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <ostream>
#include <set>
#include <thread>

#include <fmt/format.h>

#include "lib/util/files.hpp"
#include "lib/util/text.hpp"

#include "src/app/processors.hpp"

namespace app {
namespace {

std::chrono::sys_seconds created(const ReportJob& job, const ReportSettings& settings)
{
  if (settings.date) return *settings.date;
  return std::chrono::sys_days(thai::fiscal_year_end(job.result->fiscal_year()));
}

// One name for each job, also where two agencies' long names are cut to the same.
std::vector<std::string> stems(const std::vector<ReportJob>& jobs, const Context& context)
{
  std::set<std::string> taken;
  std::vector<std::string> out;
  for (const ReportJob& job : jobs) {
    const std::string name = fmt::format("ITA_{}_{}", job.result->fiscal_year(), thai::file_name(job.result->agency));
    std::string stem = name;
    for (int i = 2; !taken.insert(stem).second; ++i)
      stem = fmt::format("{}_{}", name, i);
    out.push_back(context.language == util::Language::english ? stem + "_en" : stem);
  }
  return out;
}

std::vector<std::filesystem::path> write_report(const ReportJob& job, const std::string& stem,
                                                const analysis::AdviceBook& advice, const ReportSettings& settings,
                                                const util::Messages& words)
{
  analysis::Options options = job.options;
  options.threshold = settings.threshold;
  const analysis::Analysis analysis = analysis::analyse(*job.result, job.history, options);
  documents::ReportOptions report;
  report.digits = settings.digits;
  report.created = created(job, settings);
  report.program_version = PRONGSAI_VERSION;
  report.remarks = job.remarks;
  const office::Document document = documents::analysis_report(analysis, advice, words, report);
  std::vector<std::filesystem::path> written;
  for (const ReportFormat& format : settings.formats) {
    written.push_back(settings.folder / (stem + "." + format.ending));
    util::write_file(written.back(), format.render(document));
  }
  return written;
}

class Progress {
 public:
  Progress(std::size_t all, Context& context) : all_(all), context_(context) {}
  void one_more()
  {
    constexpr std::size_t k_worth_showing = 10;
    const std::lock_guard lock(mutex_);
    ++done_;
    if (!context_.out_is_terminal || all_ < k_worth_showing) return;
    context_.err << '\r'
                 << context_.messages().say("app.report_progress",
                                            {{"done", std::to_string(done_)}, {"all", std::to_string(all_)}})
                 << (done_ == all_ ? "\n" : "") << std::flush;
  }

 private:
  std::mutex mutex_;
  std::size_t all_;
  std::size_t done_ = 0;
  Context& context_;
};

}  // namespace

std::optional<std::vector<ReportFormat>> report_formats(const std::string& list)
{
  const std::vector<ReportFormat> known = {
      {"pdf", office::to_pdf}, {"docx", office::to_docx}, {"html", office::to_html}, {"xlsx", office::to_xlsx}};
  std::vector<ReportFormat> out;
  for (const std::string_view name : util::split(list, ',')) {
    const std::string_view wanted = util::trim(name);
    const auto format = std::find_if(known.begin(), known.end(), [&](const auto& one) { return one.ending == wanted; });
    if (format == known.end()) return std::nullopt;
    const bool again = std::any_of(out.begin(), out.end(), [&](const auto& one) { return one.ending == wanted; });
    if (!again) out.push_back(*format);
  }
  return out;
}

std::vector<std::filesystem::path> write_reports(const std::vector<ReportJob>& jobs, const analysis::AdviceBook& advice,
                                                 const ReportSettings& settings, Context& context)
{
  std::filesystem::create_directories(settings.folder);
  const util::Messages& words = context.messages();
  const std::vector<std::string> names = stems(jobs, context);
  std::vector<std::vector<std::filesystem::path>> written(jobs.size());
  std::atomic<std::size_t> next = 0;
  std::mutex failure_mutex;
  std::exception_ptr failure;
  Progress progress(jobs.size(), context);
  const auto work = [&] {
    for (std::size_t i = next++; i < jobs.size(); i = next++) {
      try {
        written[i] = write_report(jobs[i], names[i], advice, settings, words);
      } catch (...) {
        const std::lock_guard lock(failure_mutex);
        if (!failure) failure = std::current_exception();
        next = jobs.size();
        return;
      }
      progress.one_more();
    }
  };
  {
    std::vector<std::jthread> threads;
    const std::size_t count = std::min<std::size_t>(jobs.size(), processors());
    for (std::size_t i = 1; i < count; ++i)
      threads.emplace_back(work);
    work();
  }
  if (failure) std::rethrow_exception(failure);
  std::vector<std::filesystem::path> all;
  for (auto& paths : written)
    all.insert(all.end(), paths.begin(), paths.end());
  return all;
}

}  // namespace app
