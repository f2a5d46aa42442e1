// SPDX-License-Identifier: Apache-2.0
#include "src/agencies/agency_words.hpp"

#include <algorithm>
#include <array>

#include "lib/util/messages.hpp"
#include "lib/util/text.hpp"

#include "src/agencies/agency.hpp"
#include "src/framework/nearest.hpp"

namespace agencies {
namespace {

constexpr util::Language k_languages[] = {util::Language::thai, util::Language::english};

const util::Messages& catalogue(util::Language language)
{
  static const util::Messages k_thai = util::Messages::embedded(util::Language::thai);
  static const util::Messages k_english = util::Messages::embedded(util::Language::english);
  return language == util::Language::thai ? k_thai : k_english;
}

std::string squeezed(std::string_view text)
{
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\t') out += util::ascii_lower(c);
  }
  return out;
}

struct ShortForm {
  std::string written;
  std::string meant;
};

/// "short=long|short=long"; longer short forms first, because one may begin like another.
std::vector<ShortForm> read_short_forms()
{
  std::vector<ShortForm> forms;
  const std::string text = catalogue(util::Language::thai).say("agencies.short_forms");
  for (const std::string_view entry : util::split(text, '|')) {
    const std::size_t sign = entry.find('=');
    if (sign == std::string_view::npos || sign == 0) continue;
    forms.push_back({squeezed(entry.substr(0, sign)), squeezed(entry.substr(sign + 1))});
  }
  std::ranges::stable_sort(forms, std::ranges::greater(), [](const ShortForm& form) { return form.written.size(); });
  return forms;
}

template <class Codes>
Named named(const Codes& codes, const std::string& prefix)
{
  Named names;
  for (const std::string_view code : codes) {
    names.add(code, code);
    for (const util::Language language : k_languages)
      names.add(catalogue(language).say(prefix + std::string(code)), code);
  }
  return names;
}

Named read_province_names()
{
  Named names = named(province_codes(), "agencies.province.");
  for (const util::Language language : k_languages) {
    const std::string forms = catalogue(language).say("agencies.province_forms");
    for (const std::string& code : province_codes()) {
      const std::string name = catalogue(language).say("agencies.province." + code);
      for (const std::string_view form : util::split(forms, '|'))
        names.add(std::string(form) + name, code);
    }
  }
  return names;
}

Named read_column_names()
{
  std::vector<std::string_view> codes;
  for (const AgencyField field : k_agency_fields)
    codes.push_back(code(field));
  return named(codes, "agencies.field.");
}

}  // namespace

std::string folded(std::string_view text)
{
  static const std::vector<ShortForm> k_forms = read_short_forms();
  std::string out = squeezed(text);
  for (const ShortForm& form : k_forms) {
    for (std::size_t at = out.find(form.written); at != std::string::npos; at = out.find(form.written, at)) {
      out.replace(at, form.written.size(), form.meant);
      at += form.meant.size();
    }
  }
  return out;
}

std::string search_text(std::string_view code, std::string_view name, std::string_view name_en)
{
  return folded(code) + '\n' + folded(name) + '\n' + folded(name_en);
}

std::string search_pattern(std::string_view typed)
{
  std::string pattern = "%";
  for (const char c : folded(typed)) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + "%";
}

void Named::add(std::string_view name, std::string_view code)
{
  if (codes_.emplace(folded(name), code).second) names_.emplace_back(name);
}

std::optional<std::string> Named::find(std::string_view written) const
{
  const auto found = codes_.find(folded(written));
  if (found == codes_.end()) return std::nullopt;
  return found->second;
}

std::string Named::nearest(std::string_view written) const
{
  constexpr std::size_t k_longest = 90;  // bytes; nothing much longer is like any of the names
  return written.size() > k_longest ? std::string() : framework::nearest(written, names_).value_or("");
}

const Named& type_names()
{
  static const Named k_names = named(k_agency_types, "agencies.type.");
  return k_names;
}

const Named& province_names()
{
  static const Named k_names = read_province_names();
  return k_names;
}

const Named& size_names()
{
  static const Named k_names = named(k_province_sizes, "agencies.size.");
  return k_names;
}

const Named& column_names()
{
  static const Named k_names = read_column_names();
  return k_names;
}

}  // namespace agencies
