// SPDX-License-Identifier: Apache-2.0
#include "src/reviews/severity.hpp"

#include <cmath>
#include <tuple>
#include <utility>

namespace reviews {
namespace {

constexpr std::int64_t k_fewest_agencies = 5;

struct MetOf {
  std::int64_t met = 0;
  std::int64_t all = 0;
};
using Stratum = std::pair<std::string, std::string>;  // item, type

struct Counted {
  std::map<Stratum, MetOf> everybody;
  std::map<std::int64_t, std::map<Stratum, MetOf>> by_reader;
};

Counted count(const std::vector<ReadItem>& read)
{
  Counted counted;
  for (const ReadItem& one : read) {
    const Stratum stratum{one.item, one.type};
    for (MetOf* place : {&counted.everybody[stratum], &counted.by_reader[one.reader][stratum]}) {
      place->met += one.met ? 1 : 0;
      ++place->all;
    }
  }
  return counted;
}

/// What the others found in each stratum in which both read.
std::map<Stratum, MetOf> others(const Counted& counted, const std::map<Stratum, MetOf>& own)
{
  std::map<Stratum, MetOf> found;
  for (const auto& [stratum, mine] : own) {
    const MetOf& all = counted.everybody.at(stratum);
    if (all.all > mine.all) found.emplace(stratum, MetOf{all.met - mine.met, all.all - mine.all});
  }
  return found;
}

double share(const MetOf& of)
{
  return static_cast<double>(of.met) / static_cast<double>(of.all);
}

double spread_between(const std::map<std::int64_t, double>& residuals)
{
  const auto count = static_cast<double>(residuals.size());
  double mean = 0;
  for (const auto& [agency, residual] : residuals)
    mean += residual / count;
  double sum = 0;
  for (const auto& [agency, residual] : residuals)
    sum += (residual - mean) * (residual - mean);
  return count / (count - 1) * sum;
}

double doubt_of_others(const std::map<Stratum, MetOf>& own, const std::map<Stratum, MetOf>& theirs)
{
  double sum = 0;
  for (const auto& [stratum, other] : theirs) {
    const double smoothed = (static_cast<double>(other.met) + 1) / (static_cast<double>(other.all) + 2);
    const auto n = static_cast<double>(own.at(stratum).all);
    sum += n * n * smoothed * (1 - smoothed) / static_cast<double>(other.all);
  }
  return sum;
}

}  // namespace

double t95(std::int64_t degrees)
{
  constexpr double k_one = 12.7062;
  constexpr double k_two = 4.3027;
  if (degrees <= 1) return k_one;
  if (degrees == 2) return k_two;
  constexpr double z = 1.959964;
  const auto v = static_cast<double>(degrees);
  const double z3 = z * z * z;
  const double z5 = z3 * z * z;
  const double z7 = z5 * z * z;
  return z + (z3 + z) / (4 * v) + (5 * z5 + 16 * z3 + 3 * z) / (96 * v * v) +
         (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * v * v * v);
}

std::map<std::int64_t, Severity> severities(const std::vector<ReadItem>& read)
{
  const Counted counted = count(read);
  std::map<std::int64_t, Severity> found;
  std::map<std::int64_t, std::map<Stratum, MetOf>> theirs;
  for (const auto& [reader, own] : counted.by_reader)
    theirs.emplace(reader, others(counted, own));
  std::map<std::int64_t, std::map<std::int64_t, double>> residuals;  // by reader and agency
  for (const ReadItem& one : read) {
    Severity& severity = found[one.reader];
    ++severity.items;
    severity.met += one.met ? 1 : 0;
    const auto other = theirs.at(one.reader).find({one.item, one.type});
    if (other == theirs.at(one.reader).end()) continue;
    ++severity.compared;
    residuals[one.reader][one.agency] += (one.met ? 1.0 : 0.0) - share(other->second);
  }
  for (auto& [reader, severity] : found) {
    const auto& by_agency = residuals[reader];
    severity.agencies = static_cast<std::int64_t>(by_agency.size());
    if (severity.compared == 0) continue;
    const auto n = static_cast<double>(severity.compared);
    double sum = 0;
    for (const auto& [agency, residual] : by_agency)
      sum += residual;
    severity.difference = sum / n;
    if (severity.agencies < k_fewest_agencies) continue;
    const double variance =
        spread_between(by_agency) + doubt_of_others(counted.by_reader.at(reader), theirs.at(reader));
    severity.margin = t95(severity.agencies - 1) * std::sqrt(variance) / n;
  }
  return found;
}

}  // namespace reviews
