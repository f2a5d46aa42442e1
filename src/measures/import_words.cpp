// SPDX-License-Identifier: Apache-2.0
#include "src/measures/import_words.hpp"

#include <map>
#include <mutex>

#include "lib/util/messages.hpp"
#include "lib/util/text.hpp"

#include "src/agencies/agency_words.hpp"

namespace measures {
namespace {

std::vector<std::string> read_import_words(const std::string& key)
{
  static const util::Messages k_thai = util::Messages::embedded(util::Language::thai);
  static const util::Messages k_english = util::Messages::embedded(util::Language::english);
  std::vector<std::string> words;
  for (const util::Messages* messages : {&k_thai, &k_english}) {
    const std::string listed = messages->say("measure_import." + key);
    for (const std::string_view word : util::split(listed, '|'))
      words.push_back(agencies::folded(word));
  }
  return words;
}

}  // namespace

const std::vector<std::string>& import_words(const std::string& key)
{
  static std::mutex mutex;
  static std::map<std::string, std::vector<std::string>> known;
  const std::lock_guard lock(mutex);
  const auto [place, is_new] = known.try_emplace(key);
  if (is_new) place->second = read_import_words(key);
  return place->second;  // stays where it is while others come
}

}  // namespace measures
