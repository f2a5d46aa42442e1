// SPDX-License-Identifier: Apache-2.0
#include "lib/office/words.hpp"

namespace office {

const util::Messages& words(util::Language language)
{
  static const util::Messages k_thai = util::Messages::embedded(util::Language::thai);
  static const util::Messages k_english = util::Messages::embedded(util::Language::english);
  return language == util::Language::thai ? k_thai : k_english;
}

}  // namespace office
