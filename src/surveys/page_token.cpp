// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/page_token.hpp"

#include <charconv>

#include "lib/util/text.hpp"

namespace surveys {
namespace {

constexpr std::int64_t k_most_work = 256;  // bits of a hash

std::optional<std::int64_t> whole(std::string_view text)
{
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 0) return std::nullopt;
  return number;
}

}  // namespace

std::string written(const PageToken& token)
{
  return written(token.survey) + "/" + std::to_string(token.last_day) + "/" + std::to_string(token.not_before) + "/" +
         std::to_string(token.work) + "/" + token.submission;
}

std::optional<PageToken> read_page_token(std::string_view text)
{
  const auto pieces = util::split(text, '/');
  if (pieces.size() != 5 || pieces[4].empty()) return std::nullopt;
  auto survey = read_survey(pieces[0]);
  const auto last_day = whole(pieces[1]);
  const auto not_before = whole(pieces[2]);
  const auto work = whole(pieces[3]);
  if (!survey || !last_day || !not_before || !work || *work > k_most_work) return std::nullopt;
  return PageToken{std::move(*survey), *last_day, *not_before, std::string(pieces[4]), static_cast<int>(*work)};
}

}  // namespace surveys
