// SPDX-License-Identifier: Apache-2.0
// Reads answers and judgements from text, as tests write them.
#pragma once
#include <string>
#include <vector>

#include "src/framework/load.hpp"
#include "src/scoring/read_judgements.hpp"
#include "src/scoring/read_responses.hpp"
#include "src/scoring/score_all.hpp"

namespace scoring {

struct Read {
  Inputs inputs;
  Reading reading;
};

inline Read read_answers(const std::string& csv, int year = 2567, std::size_t piece = util::CsvReader::k_piece_bytes,
                         unsigned threads = 1)
{
  Read read{Inputs(framework::embedded_year(year)), {}};
  read.reading =
      read_responses(util::CsvReader::from_text(csv, "answers.csv", piece), read.inputs, Words::embedded(), threads);
  return read;
}

inline Read read_judged(const std::string& csv, int year = 2567, std::size_t piece = util::CsvReader::k_piece_bytes,
                        unsigned threads = 1)
{
  Read read{Inputs(framework::embedded_year(year)), {}};
  read.reading =
      read_judgements(util::CsvReader::from_text(csv, "oit.csv", piece), read.inputs, Words::embedded(), threads);
  return read;
}

/// "line:field:code" of each fault.
inline std::vector<std::string> faults(const Reading& reading)
{
  std::vector<std::string> texts;
  for (const util::Problem& problem : reading.problems) {
    texts.push_back(std::to_string(problem.place.line) + ":" + problem.place.field + ":" + problem.code);
  }
  return texts;
}

}  // namespace scoring
