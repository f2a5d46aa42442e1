// SPDX-License-Identifier: Apache-2.0
// Any bytes at all given as answers and as judgements: read without failing, every fault said in both languages, and
// what was taken in can be scored: no score outside 0 to 100, no answer counted that is not a row's.
#include <cstddef>
#include <cstdint>
#include <string>

#include "src/framework/load.hpp"
#include "src/scoring/read_judgements.hpp"
#include "src/scoring/read_responses.hpp"
#include "src/scoring/score_all.hpp"

#include "require.hpp"

namespace {

void require_accounted(const scoring::Reading& reading)
{
  require(reading.faults >= reading.problems.size());
  require(reading.rows >= reading.rows_left_out + reading.rows_blank);
  require_said(reading.problems);
  require_said(reading.remarks);
}

void require_scorable(const scoring::Inputs& inputs)
{
  for (const scoring::Result& result : scoring::score_all(inputs, 1)) {
    if (!result.total) continue;
    require(*result.total >= util::Exact(0) && *result.total <= util::Exact(100));
    require(result.level.has_value());
  }
}

util::CsvReader reader_of(const std::string& bytes)
{
  return util::CsvReader::from_text(bytes, "fuzz.csv", std::size_t{64} * 1024);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  scoring::Inputs inputs(framework::embedded_year(2567));
  require_accounted(scoring::read_responses(reader_of(bytes), inputs, scoring::Words::embedded()));
  require_accounted(scoring::read_judgements(reader_of(bytes), inputs, scoring::Words::embedded()));
  require_scorable(inputs);
  return 0;
}
