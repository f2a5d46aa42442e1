// SPDX-License-Identifier: Apache-2.0
// Makes a synthetic nation as large as the real one of fiscal year 2567: 8,325 agencies, 461,440 answers of staff,
// 907,795 of people outside in two parts, and a judgement of every item, with good and bad agencies. The same seed
// gives the same bytes. All names are invented and say so.
//   make_nation --out DIR [--seed N] [--scale 1|10]     writes answers.csv and oit.csv; --scale 10: ten nations in one
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "src/framework/load.hpp"

namespace {

using framework::Framework;

constexpr std::size_t k_staff_answers = 461'440;
constexpr std::size_t k_outside_answers = 907'795;

/// How many agencies of each type a nation has, how many of its staff answer compared with a subdistrict body, and how
/// many people outside.
struct Type {
  const char* name;
  std::size_t agencies;
  double staff;
  double outside;
};
constexpr std::array<Type, 9> k_types = {{{"องค์การบริหารส่วนตำบล", 5300, 1.0, 1.0},
                                          {"เทศบาลตำบล", 2247, 1.4, 1.3},
                                          {"เทศบาลเมือง", 195, 3.0, 2.0},
                                          {"เทศบาลนคร", 33, 6.0, 3.0},
                                          {"องค์การบริหารส่วนจังหวัด", 76, 5.0, 4.0},
                                          {"กรม", 155, 7.0, 7.0},
                                          {"มหาวิทยาลัย", 83, 7.0, 7.0},
                                          {"รัฐวิสาหกิจ", 53, 7.0, 5.0},
                                          {"หน่วยงาน", 183, 3.0, 2.0}}};

constexpr std::array<const char*, 16> k_first = {"หนอง", "ห้วย", "บ้าน", "โคก", "นา",  "ดอน", "บึง", "คลอง",
                                                 "ท่า",   "ป่า",  "วัง",  "ทุ่ง",  "โนน", "สระ", "ดง", "แม่"};
constexpr std::array<const char*, 16> k_second = {"ใหญ่", "แดง", "ขาว", "ไผ่",   "แก", "ขาม", "ยาง", "สัก",
                                                  "ตาล", "บัว",  "หญ้า", "ทราย", "หิน", "ทอง", "เงิน", "สมบูรณ์"};

/// SplitMix64 (public domain, Sebastiano Vigna's description): small, fast, the same on every machine.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next()
  {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15U;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
  }
  double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
  bool happens(double probability) { return unit() < probability; }
  /// About normal with mean 0 and standard deviation 1: the sum of twelve uniform draws, less six.
  double normal()
  {
    double sum = -6;
    for (int draw = 0; draw < 12; ++draw)
      sum += unit();
    return sum;
  }

 private:
  std::uint64_t state_;
};

struct Agency {
  std::string name;
  double staff = 1;    ///< weight in the number of answers
  double outside = 1;  ///< likewise
  double quality = 1;  ///< 0 … 1
};

std::vector<Agency> agencies_of(std::size_t scale, Chance& chance)
{
  std::vector<Agency> agencies;
  for (std::size_t nation = 0; nation < scale; ++nation) {
    for (const Type& type : k_types) {
      for (std::size_t index = 0; index < type.agencies; ++index) {
        const std::string number = std::to_string(100'000 + agencies.size() + 1).substr(1);
        const std::string place = std::string(k_first[chance.next() % 16]) + k_second[chance.next() % 16];
        agencies.push_back({type.name + place + " (สมมติ " + number + ")", type.staff * (0.5 + chance.unit()),
                            type.outside * (0.6 + 0.8 * chance.unit()),
                            std::clamp(0.80 + 0.12 * chance.normal(), 0.05, 0.99)});
      }
    }
  }
  return agencies;
}

/// Splits `total` in proportion to the weights, exactly.
std::vector<std::size_t> split(std::size_t total, const std::vector<double>& weights)
{
  double sum = 0;
  for (const double weight : weights)
    sum += weight;
  std::vector<std::size_t> shares;
  double reached = 0;
  std::size_t given = 0;
  for (const double weight : weights) {
    reached += weight;
    const auto until =
        static_cast<std::size_t>(std::llround(static_cast<double>(total) * std::min(reached / sum, 1.0)));
    shares.push_back(until - given);
    given = until;
  }
  return shares;
}

/// Writes in large pieces.
class Writer {
 public:
  explicit Writer(const std::filesystem::path& path) : file_(path, std::ios::binary)
  {
    file_.exceptions(std::ios::failbit | std::ios::badbit);
  }
  std::string& text()
  {
    if (text_.size() > (1U << 20)) flush();
    return text_;
  }
  void flush()
  {
    file_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
    text_.clear();
  }

 private:
  std::ofstream file_;
  std::string text_;
};

class Nation {
 public:
  Nation(const Framework& framework, std::size_t scale, std::uint64_t seed)
      : framework_(framework), scale_(scale), chance_(seed), agencies_(agencies_of(scale, chance_))
  {
  }

  void write_answers(const std::filesystem::path& path)
  {
    Writer writer(path);
    writer.text() = "agency,instrument,part";
    for (const framework::Question& question : framework_.questions)
      writer.text() += "," + question.code;
    writer.text() += "\n";
    const auto staff = split(k_staff_answers * scale_, weights(&Agency::staff));
    const auto outside = split(k_outside_answers * scale_, weights(&Agency::outside));
    for (std::size_t index = 0; index < agencies_.size(); ++index)
      write_group(writer, agencies_[index], 0, 0, staff[index]);
    for (const std::size_t part : {0U, 1U}) {
      for (std::size_t index = 0; index < agencies_.size(); ++index) {
        const std::size_t by_assessors = outside[index] / 4;
        write_group(writer, agencies_[index], 1, part, part == 0 ? outside[index] - by_assessors : by_assessors);
      }
    }
    writer.flush();
  }

  void write_judgements(const std::filesystem::path& path)
  {
    Writer writer(path);
    writer.text() = "agency,item,score\n";
    for (const Agency& agency : agencies_) {
      for (const framework::Item& item : framework_.items) {
        const bool met = chance_.happens(0.45 + 0.55 * agency.quality);
        writer.text() += agency.name + "," + item.code + (met ? ",100\n" : ",0\n");
      }
    }
    writer.flush();
  }

 private:
  std::vector<double> weights(double Agency::*which) const
  {
    std::vector<double> values;
    for (const Agency& agency : agencies_)
      values.push_back(agency.*which);
    return values;
  }

  void write_group(Writer& writer, const Agency& agency, std::size_t instrument, std::size_t part, std::size_t people)
  {
    // People outside judge a little more severely, and most severely when an assessor asks them.
    const double quality = std::max(agency.quality - 0.06 * static_cast<double>(instrument + part), 0.05);
    const std::string begin =
        agency.name + "," + framework_.instruments[instrument].code + "," + (part == 0 ? "1" : "2");
    for (std::size_t person = 0; person < people; ++person) {
      const double mood = std::clamp(quality + 0.1 * (chance_.unit() - 0.5), 0.02, 0.99);
      std::string& text = writer.text();
      text += begin;
      for (const framework::Question& question : framework_.questions) {
        text += ',';
        if (framework_.indicators[question.indicator].instrument == instrument) add_answer(text, question, mood);
      }
      text += '\n';
    }
  }

  void add_answer(std::string& text, const framework::Question& question, double mood)
  {
    constexpr double k_skipped = 0.005;
    if (chance_.happens(k_skipped)) return;
    const framework::Scale& scale = framework_.scales[question.scale];
    if (scale.by_code) {
      const bool good = chance_.happens(question.reversed ? 0.8 + 0.2 * mood : mood * mood);
      text += good == question.reversed ? "no" : "yes";
      return;
    }
    int lost = 0;
    const auto levels = static_cast<int>(scale.levels.size());
    while (lost + 1 < levels && !chance_.happens(mood))
      ++lost;
    text += static_cast<char>('0' + (question.reversed ? 1 + lost : levels - lost));
  }

  const Framework& framework_;
  std::size_t scale_;
  Chance chance_;
  std::vector<Agency> agencies_;
};

std::uint64_t number(std::string_view text)
{
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) throw std::invalid_argument(std::string(text));
  return value;
}

}  // namespace

int main(int argc, char** argv)
{
  try {
    std::filesystem::path folder;
    std::uint64_t seed = 2567;
    std::uint64_t scale = 1;
    for (int index = 1; index + 1 < argc; index += 2) {
      const std::string_view option = argv[index];
      if (option == "--out") {
        folder = argv[index + 1];
      } else if (option == "--seed") {
        seed = number(argv[index + 1]);
      } else if (option == "--scale") {
        scale = number(argv[index + 1]);
      } else {
        throw std::invalid_argument(std::string(option));
      }
    }
    if (folder.empty() || argc % 2 == 0 || scale < 1 || scale > 10) throw std::invalid_argument("--out, --scale");
    std::filesystem::create_directories(folder);
    const auto framework = framework::embedded_year(2567);
    Nation nation(*framework, scale, seed);
    nation.write_answers(folder / "answers.csv");
    nation.write_judgements(folder / "oit.csv");
    return EXIT_SUCCESS;
  } catch (const std::invalid_argument& error) {
    std::fprintf(stderr, "usage: make_nation --out DIR [--seed N] [--scale 1-10] (%s)\n", error.what());
    return 2;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 3;
  }
}
