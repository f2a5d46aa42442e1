// SPDX-License-Identifier: Apache-2.0
#include "src/documents/analysis_report.hpp"

#include "src/documents/report_writer.hpp"

namespace documents {

office::Document analysis_report(const analysis::Analysis& analysis, const analysis::AdviceBook& advice,
                                 const util::Messages& words, const ReportOptions& options)
{
  ReportWriter writer(analysis, advice, words, options);
  for (const auto write : {write_principles, write_method, write_overall, write_indicators, write_comparison,
                           write_strengths, write_instruments, write_themes, write_improvements, write_certainty,
                           write_measures, write_signatures, write_appendix}) {
    write(writer);
  }
  return writer.finish();
}

}  // namespace documents
