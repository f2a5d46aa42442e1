// SPDX-License-Identifier: Apache-2.0
#include "src/agencies/search_texts.hpp"

#include <algorithm>

namespace agencies {
namespace {

constexpr char k_end = '\n';

}  // namespace

std::shared_ptr<const SearchTexts::Texts> SearchTexts::texts_of(std::int64_t list, const Load& load)
{
  return kept_.get(list, [&] {
    auto texts = std::make_shared<Texts>();
    load([&](std::int64_t id, const std::string& text) {
      texts->all.append(text).push_back(k_end);
      texts->ends.emplace_back(texts->all.size(), id);
    });
    return texts;
  });
}

std::vector<std::int64_t> SearchTexts::found(std::int64_t list, std::string_view sought, const Load& load)
{
  std::vector<std::int64_t> ids;
  if (sought.find(k_end) != std::string_view::npos) return ids;
  const auto texts = texts_of(list, load);
  const std::string_view all = texts->all;
  auto end = texts->ends.begin();
  for (std::size_t at = all.find(sought); at != std::string_view::npos; at = all.find(sought, end->first)) {
    end = std::ranges::upper_bound(end, texts->ends.end(), at, {}, [](const auto& one) { return one.first; });
    ids.push_back(end->second);
  }
  return ids;
}

}  // namespace agencies
