// SPDX-License-Identifier: Apache-2.0
#include "src/app/answer_files.hpp"

#include <ostream>

#include "src/app/processors.hpp"
#include "src/scoring/read_judgements.hpp"
#include "src/scoring/read_responses.hpp"

namespace app {
namespace {

/// Says what was found in a file; false where nothing may be scored from it.
bool accept(const scoring::Reading& reading, const std::string& file, bool skip_faulty, Context& context)
{
  for (const util::Problem& remark : reading.remarks)
    context.err << context.messages().say(remark) << '\n';
  if (!reading.problems.empty()) print_problems(reading.problems, context);
  if (reading.faults > reading.problems.size()) {
    context.err << context.messages().say("score.more_faults",
                                          {{"count", std::to_string(reading.faults - reading.problems.size())}})
                << '\n';
  }
  if (reading.rows_blank != 0) {
    context.err << context.messages().say("score.blank_rows",
                                          {{"count", std::to_string(reading.rows_blank)}, {"file", file}})
                << '\n';
  }
  if (reading.faults == 0) return true;
  if (!reading.usable || !skip_faulty) {
    context.err << context.messages().say(reading.usable ? "score.nothing_scored" : "score.unusable", {{"file", file}})
                << '\n';
    return false;
  }
  context.err << context.messages().say("score.left_out", {{"file", file},
                                                           {"count", std::to_string(reading.rows_left_out)},
                                                           {"rows", std::to_string(reading.rows)}})
              << '\n';
  return true;
}

}  // namespace

std::optional<std::vector<FileTaken>> read_answer_files(const AnswerFiles& files, scoring::Inputs& inputs,
                                                        Context& context)
{
  std::vector<FileTaken> taken;
  bool accepted = true;
  const auto take = [&](const auto& read, const std::string& file) {
    if (file.empty()) return;
    const scoring::Reading reading =
        read(util::CsvReader::open(file), inputs, scoring::Words::embedded(), processors());
    accepted = accept(reading, file, files.skip_faulty, context) && accepted;
    taken.push_back({file, reading.rows, reading.rows_left_out});
  };
  take(scoring::read_responses, files.responses);
  take(scoring::read_judgements, files.judgements);
  if (!accepted) return std::nullopt;
  return taken;
}

}  // namespace app
