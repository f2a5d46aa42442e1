// SPDX-License-Identifier: Apache-2.0
#include "src/framework/framework.hpp"

#include "lib/util/text.hpp"

#include "src/framework/comparable.hpp"
#include "src/framework/draft.hpp"

namespace framework {

namespace {

template <class List>
std::optional<std::size_t> find(const List& list, std::string_view code)
{
  const std::size_t index = index_of_code(list, util::trim(code));
  if (index == k_nowhere) return std::nullopt;
  return index;
}

}  // namespace

const Exact& Scale::points(std::size_t position, bool reversed) const
{
  return levels.at(reversed ? levels.size() - position : position - 1).points;
}

std::optional<std::size_t> Framework::instrument(std::string_view code) const
{
  return find(instruments, code);
}

std::optional<std::size_t> Framework::indicator(std::string_view code) const
{
  return find(indicators, code);
}

std::optional<std::size_t> Framework::sub_indicator(std::string_view code) const
{
  return find(sub_indicators, code);
}

std::optional<std::size_t> Framework::question(std::string_view code) const
{
  return find(questions, code);
}

std::optional<std::size_t> Framework::item(std::string_view code) const
{
  return find(items, code);
}

std::optional<std::size_t> Framework::level(std::string_view name_or_code) const
{
  const std::string wanted = without_blanks(name_or_code);
  for (std::size_t i = 0; i < levels.size(); ++i) {
    for (const std::string* known : {&levels[i].code, &levels[i].name.th, &levels[i].name.en}) {
      if (same_code(without_blanks(*known), wanted)) return i;
    }
  }
  return std::nullopt;
}

Exact Framework::cost_of_item(std::size_t item) const
{
  const SubIndicator& sub_indicator = sub_indicators.at(items.at(item).sub_indicator);
  const Indicator& of = indicators.at(sub_indicator.indicator);
  const Instrument& instrument = instruments.at(of.instrument);
  const auto share = [](const auto& list) { return Exact(1, static_cast<std::int64_t>(list.size())); };
  return instrument.weight * share(instrument.indicators) * share(of.sub_indicators) * share(sub_indicator.items);
}

}  // namespace framework
