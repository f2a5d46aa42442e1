// SPDX-License-Identifier: Apache-2.0
// Makes answers of single respondents and item judgements of one real agency and year, fiscal year 2567, that reproduce
// every score its published analysis prints: 46 staff, 53 people of part 1 and 20 of part 2. The people are invented;
// the published scores fix only the sum of each question, and this spreads it over them as people would answer.
//   make_rawe --out DIR     writes rawe_2567_answers.csv and rawe_2567_judgements.csv
//   make_rawe --check DIR   exit 1 if the files there differ
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <numeric>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/csv.hpp"
#include "lib/util/files.hpp"
#include "lib/util/text.hpp"

#include "src/framework/load.hpp"

namespace {

using framework::Framework;

constexpr const char* k_agency = "องค์การบริหารส่วนตำบลระเว";

/// Levels that all respondents together stay below the best answer: published score × N / 20 taken from 5 N.
using Shortfalls = std::map<std::string, int>;

struct Group {
  const char* instrument;
  const char* part;
  std::size_t people;
  Shortfalls shortfalls;
};

const std::vector<Group>& groups()
{
  static const std::vector<Group> k_groups = {
      {"IIT",
       "1",
       46,
       {{"i1", 3},
        {"i2", 6},
        {"i3", 5},
        {"i4", 7},
        {"i5", 24},
        {"i6", 16},
        {"i7", 14},
        {"i8", 16},
        {"i9", 5},
        {"i10", 15},
        {"i11", 8},
        {"i12", 25},
        {"i13", 7},
        {"i14", 7},
        {"i15", 8}}},
      {"EIT",
       "1",
       53,
       {{"e1", 8}, {"e2", 9}, {"e3", 5}, {"e4", 11}, {"e5", 17}, {"e6", 15}, {"e7", 7}, {"e8", 15}, {"e9", 220}}},
      // Of part 2 only the indicators follow from what is printed: 36, 54 and 121 levels below the best.
      {"EIT",
       "2",
       20,
       {{"e1", 15}, {"e2", 16}, {"e3", 5}, {"e4", 17}, {"e5", 20}, {"e6", 17}, {"e7", 16}, {"e8", 20}, {"e9", 85}}},
  };
  return k_groups;
}

/// The same numbers on every machine: only the generator of the standard library is, its distributions are not.
class Chance {
 public:
  std::size_t below(std::size_t limit) { return generator_() % limit; }

 private:
  std::mt19937 generator_{2567};
};

/// Some people judge more severely than others; where the shortfall falls follows that.
std::vector<std::size_t> severity(std::size_t people, Chance& chance)
{
  std::vector<std::size_t> weights(people);
  for (std::size_t& weight : weights) {
    const std::size_t draw = chance.below(10);
    weight = draw < 5 ? 1 : draw < 8 ? 4 : 10;
  }
  return weights;
}

std::size_t pick(const std::vector<std::size_t>& weights, Chance& chance)
{
  std::size_t draw = chance.below(std::accumulate(weights.begin(), weights.end(), std::size_t{0}));
  std::size_t person = 0;
  while (draw >= weights[person])
    draw -= weights[person++];
  return person;
}

/// By person, how many levels below the best answer, `most` at the highest; together exactly `shortfall`.
std::vector<int> spread(int shortfall, int step, int most, const std::vector<std::size_t>& severities, Chance& chance)
{
  std::vector<int> lost(severities.size());
  for (int left = shortfall; left > 0;) {
    const std::size_t person = pick(severities, chance);
    if (lost[person] + step > most) continue;
    lost[person] += step;
    left -= step;
  }
  return lost;
}

/// What the person ticks who is so many levels below the best answer.
std::string answer(const Framework& framework, const framework::Question& question, int lost)
{
  const framework::Scale& scale = framework.scales[question.scale];
  const auto levels = static_cast<int>(scale.levels.size());
  if (scale.by_code) {
    const bool outside =
        question.code.front() == 'e';  // asked whether it ever happened, not whether there is such a thing
    const bool yes = (lost == 0) != question.reversed;
    return yes ? (outside ? "เคย" : "มี") : (outside ? "ไม่เคย" : "ไม่มี");
  }
  return std::to_string(question.reversed ? 1 + lost : levels - lost);
}

std::string answers_csv(const Framework& framework)
{
  constexpr int k_levels_of_a_code = 5;  // "no" instead of "yes" costs as much as five of the six levels
  Chance chance;
  std::string csv = "agency,agency_type,province_size,instrument,part";
  for (const framework::Question& question : framework.questions)
    csv += "," + question.code;
  csv += "\n";
  for (const Group& group : groups()) {
    const auto severities = severity(group.people, chance);
    std::vector<std::vector<std::string>> cells(group.people, std::vector<std::string>(framework.questions.size()));
    for (const auto& [code, shortfall] : group.shortfalls) {
      const std::size_t index = framework.question(code).value();
      const framework::Question& question = framework.questions[index];
      const bool by_code = framework.scales[question.scale].by_code;
      const auto lost =
          spread(shortfall, by_code ? k_levels_of_a_code : 1, by_code ? k_levels_of_a_code : 4, severities, chance);
      for (std::size_t person = 0; person < group.people; ++person)
        cells[person][index] = answer(framework, question, lost[person]);
    }
    for (const auto& row : cells) {
      csv += std::string(k_agency) + ",subdistrict,large," + group.instrument + "," + group.part;
      for (const std::string& cell : row)
        csv += "," + cell;
      csv += "\n";
    }
  }
  return csv;
}

/// What the published analysis says of failed items: the element and why. It gives no reason for o2 and o12, so for
/// those only the result of the item stands here.
struct Failure {
  const char* element;
  const char* reason;
};

const std::multimap<std::string, Failure>& failures()
{
  static const std::multimap<std::string, Failure> k_failures = {
      {"o2", {"", ""}},
      {"o5", {"2", "ข่าวที่เผยแพร่ไม่เป็นปัจจุบัน"}},
      {"o5", {"3", "QR Code บนหน้าแรกไม่ใช่ QR Code แบบวัด EIT ของหน่วยงานที่ได้จากระบบ ITAS"}},
      {"o9", {"3", "ไม่ได้ระบุวันเริ่มต้นและวันสิ้นสุดของโครงการให้ชัดเจนครบทุกโครงการ"}},
      {"o12", {"", ""}},
      {"o17", {"4", "ข้อมูลที่เปิดเผยไม่ครบถ้วนตามหลักเกณฑ์การประเมิน"}},
      {"o21", {"2", "ไม่พบแนวปฏิบัติ Dos & Don'ts ที่หน่วยงานจัดทำขึ้น"}},
      {"o33", {"6", "รายงานที่เผยแพร่ไม่ใช่รายงานของปีงบประมาณ พ.ศ. 2566"}},
  };
  return k_failures;
}

std::string judgements_csv(const Framework& framework)
{
  std::string csv = "agency,item,element,met,reason\n";
  for (const framework::Item& item : framework.items) {
    const auto [first, last] = failures().equal_range(item.code);
    if (first != last && first->second.element[0] == '\0') {
      csv += util::join({k_agency, item.code, "", "ไม่ผ่าน", ""}, ",") + "\n";
      continue;
    }
    for (const framework::Element& element : item.elements) {
      const auto failure =
          std::find_if(first, last, [&](const auto& entry) { return entry.second.element == element.code; });
      const bool met = failure == last;
      csv += util::join({k_agency, item.code, element.code, met ? "ผ่าน" : "ไม่ผ่าน",
                         met ? std::string() : util::csv_field(failure->second.reason)},
                        ",") +
             "\n";
    }
  }
  return csv;
}

int make(std::string_view act, const std::filesystem::path& folder)
{
  const auto framework = framework::embedded_year(2567);
  const std::pair<const char*, std::string> files[] = {{"rawe_2567_answers.csv", answers_csv(*framework)},
                                                       {"rawe_2567_judgements.csv", judgements_csv(*framework)}};
  int result = EXIT_SUCCESS;
  for (const auto& [name, bytes] : files) {
    if (act == "--out") {
      util::write_file(folder / name, bytes);
    } else if (util::read_file(folder / name) != bytes) {
      std::fprintf(stderr, "%s differs from what make_rawe makes; run: make_rawe --out tests/world\n", name);
      result = EXIT_FAILURE;
    }
  }
  return result;
}

}  // namespace

int main(int argc, char** argv)
{
  const std::string_view act = argc == 3 ? argv[1] : "";
  if (act != "--out" && act != "--check") {
    std::fputs("usage: make_rawe --out DIR | --check DIR\n", stderr);
    return 2;
  }
  try {
    return make(act, argv[2]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 3;
  }
}
