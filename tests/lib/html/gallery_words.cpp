// SPDX-License-Identifier: Apache-2.0
#include "gallery_words.hpp"

#include <nlohmann/json.hpp>

#include "lib/util/files.hpp"

namespace html_test {
namespace {

nlohmann::json texts(util::Language language)
{
  const std::string file = util::read_file(PRONGSAI_SOURCE_DIR "/tests/lib/html/gallery_words.json");
  nlohmann::json all = nlohmann::json::parse(file).at(std::string(util::code(language)));
  const util::Messages messages = util::Messages::embedded(language);
  for (const auto& [key, text] : messages.texts())
    all[key] = text;
  return all;
}

}  // namespace

html::Words gallery_words(util::Language language)
{
  return html::Words(util::Messages::parse(language, texts(language).dump()));
}

html::Words fake_words()
{
  nlohmann::json all = texts(util::Language::english);
  for (auto& [key, text] : all.items()) {
    const auto english = text.get<std::string>();
    text = "\u27E6" + english + std::string(english.size() / 2, '~') + "\u27E7";
  }
  return html::Words(util::Messages::parse(util::Language::english, all.dump()));
}

}  // namespace html_test
