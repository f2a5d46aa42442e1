// SPDX-License-Identifier: Apache-2.0
#include "tests/src/scoring/case_file.hpp"

#include <algorithm>
#include <optional>
#include <sstream>
#include <stdexcept>

#include "lib/util/files.hpp"
#include "lib/util/text.hpp"

#include "src/framework/load.hpp"
#include "src/scoring/aggregate.hpp"

namespace scoring {
namespace {

using Words = std::vector<std::string>;

std::size_t found(const std::optional<std::size_t>& index, const std::string& what)
{
  if (!index) throw std::runtime_error("not in the framework: " + what);
  return *index;
}

std::size_t part_of(const framework::Framework& framework, std::size_t instrument, const std::string& code)
{
  const auto& parts = framework.instruments[instrument].parts;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    if (parts[part].code == code) return part;
  }
  throw std::runtime_error("no part " + code);
}

std::size_t instrument_of(const framework::Framework& framework, std::size_t question)
{
  return framework.indicators[framework.questions[question].indicator].instrument;
}

std::size_t position_of(const framework::Framework& framework, std::size_t question, const std::string& answer)
{
  const framework::Scale& scale = framework.scales[framework.questions[question].scale];
  for (std::size_t level = 0; level < scale.levels.size(); ++level) {
    if (scale.by_code ? scale.levels[level].code == answer : std::to_string(level + 1) == answer) return level + 1;
  }
  throw std::runtime_error("no answer " + answer);
}

ItemState state_of(const std::string& word)
{
  if (word == "met") return ItemState::met;
  if (word == "failed") return ItemState::failed;
  if (word == "not_applicable") return ItemState::not_applicable;
  if (word == "unknown") return ItemState::unknown;
  throw std::runtime_error("no item state " + word);
}

class Builder {
 public:
  void take(const Words& words)
  {
    const std::string& verb = words.at(0);
    if (verb == "framework") {
      framework_ = *framework::embedded_year(std::stoi(words.at(1)));
      input_.emplace(AgencyInput{"case",
                                 {},
                                 {},
                                 Counts(*framework_),
                                 std::vector<ItemScore>(framework_->items.size()),
                                 std::vector<std::uint32_t>(framework_->instruments.size())});
    } else if (verb == "rule") {
      rule(words.at(1), words.at(2));
    } else if (verb == "agency_type") {
      input_.value().agency_type = words.at(1);
    } else if (verb == "province_size") {
      input_.value().province_size = words.at(1);
    } else if (verb == "population") {
      const std::size_t instrument = found(framework_->instrument(words.at(1)), words.at(1));
      input_.value().population[instrument] = static_cast<std::uint32_t>(std::stoul(words.at(2)));
    } else if (verb == "counts") {
      counts(words);
    } else if (verb == "answer") {
      answer(words);
    } else if (verb == "items") {
      for (ItemScore& item : input_.value().items)
        item.state = state_of(words.at(1));
    } else if (verb == "item") {
      input_.value().items[found(framework_->item(words.at(1)), words.at(1))].state = state_of(words.at(2));
    } else if (verb == "indicator") {
      indicators_.emplace_back(found(framework_->indicator(words.at(1)), words.at(1)), Exact::parse(words.at(2)));
    } else {
      throw std::runtime_error("unknown word " + verb);
    }
  }

  Result result() const
  {
    const auto framework = std::make_shared<const framework::Framework>(framework_.value());
    if (indicators_.empty()) return score(framework, *input_);
    Result result;
    result.framework = framework;
    result.indicators.resize(framework->indicators.size());
    for (const auto& [indicator, score] : indicators_)
      result.indicators[indicator].score = score;
    aggregate(result);
    return result;
  }

 private:
  void rule(const std::string& name, const std::string& value)
  {
    if (name == "missing_part" && value == "withhold") {
      framework_->rules.missing_part = framework::MissingPart::withhold;
    } else if (name == "not_applicable_items" && value == "count_as_met") {
      framework_->rules.reweight_not_applicable_items = false;
    } else if (name == "level_of" && value == "exact") {
      framework_->rules.level_of_displayed = false;
    } else {
      throw std::runtime_error("unknown rule " + name + " " + value);
    }
  }

  /// counts e1 1 0 0 0 0 8 45
  void counts(const Words& words)
  {
    const std::size_t question = found(framework_->question(words.at(1)), words.at(1));
    const std::size_t instrument = instrument_of(*framework_, question);
    const std::size_t part = part_of(*framework_, instrument, words.at(2));
    const auto levels = framework_->scales[framework_->questions[question].scale].levels.size();
    if (words.size() != levels + 3) throw std::runtime_error("the question has " + std::to_string(levels) + " levels");
    unsigned long total = 0;
    for (std::size_t position = 1; position + 2 < words.size(); ++position) {
      const unsigned long count = std::stoul(words[position + 2]);
      total += count;
      for (unsigned long one = 0; one < count; ++one)
        input_->counts.add(question, part, position);
    }
    while (input_->counts.respondents(instrument, part) < total)
      input_->counts.add_respondent(instrument, part);
  }

  /// answer EIT 1 e1=6 e3=no: one respondent; what is not named is skipped
  void answer(const Words& words)
  {
    const std::size_t instrument = found(framework_->instrument(words.at(1)), words.at(1));
    const std::size_t part = part_of(*framework_, instrument, words.at(2));
    input_->counts.add_respondent(instrument, part);
    for (std::size_t question = 0; question < framework_->questions.size(); ++question) {
      if (instrument_of(*framework_, question) != instrument) continue;
      std::size_t position = 0;
      for (std::size_t word = 3; word < words.size(); ++word) {
        const auto sides = util::split(words[word], '=');
        if (sides.at(0) == framework_->questions[question].code) {
          position = position_of(*framework_, question, std::string(sides.at(1)));
        }
      }
      input_->counts.add(question, part, position);
    }
  }

  std::optional<framework::Framework> framework_;
  std::optional<AgencyInput> input_;
  std::vector<std::pair<std::size_t, Exact>> indicators_;
};

std::string written(const std::optional<Exact>& score, bool exact)
{
  if (!score) return "none";
  return exact ? score->fraction() : score->decimal(2);
}

/// The score that an expectation names with its first words, which are taken off.
std::optional<Exact> named_score(const Result& result, Words& words)
{
  const framework::Framework& framework = *result.framework;
  const std::string kind = words.at(0);
  words.erase(words.begin());
  if (kind == "total") return result.total;
  const std::string code = words.at(0);
  words.erase(words.begin());
  std::string part;
  if (words.at(0) == "part") {
    part = words.at(1);
    words.erase(words.begin(), words.begin() + 2);
  }
  if (kind == "sub_indicator") return result.sub_indicators[found(framework.sub_indicator(code), code)];
  if (kind == "indicator") {
    const std::size_t index = found(framework.indicator(code), code);
    if (part.empty()) return result.indicators[index].score;
    return result.indicators[index].parts[part_of(framework, framework.indicators[index].instrument, part)];
  }
  if (kind == "instrument") {
    const std::size_t index = found(framework.instrument(code), code);
    if (part.empty()) return result.instruments[index].score;
    return result.instruments[index].parts[part_of(framework, index, part)];
  }
  if (kind == "question") {
    const std::size_t index = found(framework.question(code), code);
    if (part.empty()) return result.questions[index].score;
    return result.questions[index].parts[part_of(framework, instrument_of(framework, index), part)].score;
  }
  throw std::runtime_error("unknown score " + kind);
}

std::string all_flags(const Result& result)
{
  std::string text;
  for (const Flag& flag : result.flags) {
    text += " [" + flag.code;
    for (const auto& [name, value] : flag.params)
      text += " " + name + "=" + value;
    text += "]";
  }
  return text.empty() ? " none" : text;
}

/// flag scoring.below_sample_part instrument=EIT n=12: the flag is there with these parameters
bool has_flag(const Result& result, const Words& words)
{
  return std::any_of(result.flags.begin(), result.flags.end(), [&](const Flag& flag) {
    if (flag.code != words.at(1)) return false;
    return std::all_of(words.begin() + 2, words.end(), [&](const std::string& word) {
      const auto sides = util::split(word, '=');
      const auto param = flag.params.find(std::string(sides.at(0)));
      return param != flag.params.end() && util::join({param->second}, "") == sides.at(1);
    });
  });
}

}  // namespace

Case read_case(const std::filesystem::path& path)
{
  Case read;
  Builder builder;
  std::istringstream lines(util::read_file(path));
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    std::istringstream stream(line.substr(0, line.find('#')));
    Words words;
    for (std::string word; stream >> word;)
      words.push_back(word);
    if (words.empty()) continue;
    try {
      if (words[0] == "expect") {
        read.expectations.push_back({number, {words.begin() + 1, words.end()}, line});
      } else {
        builder.take(words);
      }
    } catch (const std::exception& error) {
      read.error = path.string() + ":" + std::to_string(number) + ": " + error.what();
      return read;
    }
  }
  try {
    read.result = builder.result();
  } catch (const std::exception& error) {
    read.error = path.string() + ": " + error.what();
  }
  return read;
}

std::string difference(const Result& result, const Expectation& expectation)
{
  Words words = expectation.words;
  if (words.at(0) == "flag") return has_flag(result, words) ? "" : "flags are" + all_flags(result);
  if (words.at(0) == "no_flags") return result.flags.empty() ? "" : "flags are" + all_flags(result);
  if (words.at(0) == "level") {
    const std::string level = result.level ? result.framework->levels[*result.level].code : "none";
    return level == words.at(1) ? "" : "level is " + level;
  }
  const std::optional<Exact> score = named_score(result, words);
  const bool exact = words.at(0) == "exact";
  if (exact) words.erase(words.begin());
  const std::string is = written(score, exact);
  return is == words.at(0) ? "" : "it is " + is;
}

}  // namespace scoring
