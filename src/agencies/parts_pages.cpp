// SPDX-License-Identifier: Apache-2.0
#include "src/agencies/parts_pages.hpp"

#include <algorithm>

#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"
#include "lib/thai/thai.hpp"

namespace agencies {
namespace {

template <class Codes>
std::vector<html::Option> options_of(const char* prefix, const Codes& codes)
{
  std::vector<html::Option> options;
  for (const std::string_view code : codes)
    options.push_back({std::string(code), html::Word{prefix + std::string(code)}});
  return options;
}

/// Thai names put the provinces in order in both languages, so that an address means the same list.
std::vector<std::string> sorted_provinces()
{
  const util::Messages messages = util::Messages::embedded(util::Language::thai);
  std::vector<std::string> codes = province_codes();
  std::ranges::sort(codes, [&](const std::string& a, const std::string& b) {
    return thai::collate(messages.say("agencies.province." + a), messages.say("agencies.province." + b)) < 0;
  });
  return codes;
}

}  // namespace

html::Phrase named_phrase(const char* prefix, const std::string& code)
{
  if (code.empty()) return "";
  return html::Word{prefix + code};
}

std::vector<html::Option> type_options()
{
  return options_of("agencies.type.", k_agency_types);
}

std::vector<html::Option> province_options()
{
  static const std::vector<std::string> k_codes = sorted_provinces();
  return options_of("agencies.province.", k_codes);
}

std::vector<html::Option> size_options()
{
  return options_of("agencies.size.", k_province_sizes);
}

std::string path_of(std::int64_t agency)
{
  return "/agencies/" + std::to_string(agency);
}

std::string object_of(std::int64_t agency)
{
  return "agency " + std::to_string(agency);
}

Agency agency_in_path(const AgencyStore& store, const http::Request& request)
{
  std::optional<Agency> agency = store.find(site::id_in_path(request, "agency"));
  if (!agency) throw http::NotFound("no such agency");
  return std::move(*agency);
}

std::vector<html::Link> way_to_register(html::Phrase here)
{
  return {{html::Word{"agencies.register"}, "/agencies"}, {std::move(here), "", true}};
}

std::vector<html::Link> way_to_agency(const accounts::Visitor& visitor, const Agency& agency, html::Phrase here)
{
  std::vector<html::Link> way;
  if (visitor.reads_everything()) way.push_back({html::Word{"agencies.register"}, "/agencies"});
  way.push_back({html::name_of(agency), path_of(agency.id)});
  way.push_back({std::move(here), "", true});
  return way;
}

const html::Field& reason_field()
{
  static const html::Field k_field{
      .name = "reason", .label = html::Word{"agencies.reason"}, .hint = html::Word{"agencies.reason_hint"}};
  return k_field;
}

std::string read_reason(html::Form& form)
{
  return form.text(reason_field(), {.at_most = k_longest_reason, .lines = true});
}

std::vector<std::string> shown_problems(const util::Problems& problems, const util::Messages& messages)
{
  std::vector<std::string> shown;
  for (const util::Problem& problem : problems)
    shown.push_back(messages.say(problem));
  return shown;
}

}  // namespace agencies
