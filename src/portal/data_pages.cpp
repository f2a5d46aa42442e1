// SPDX-License-Identifier: Apache-2.0
#include "src/portal/data_pages.hpp"

#include <array>

#include "lib/thai/thai.hpp"
#include "lib/thai/thai_time.hpp"

#include "src/portal/measures_pages.hpp"
#include "src/portal/shown_plan_store.hpp"

namespace portal {
namespace {

using html::Values;
using html::Word;

/// What each of data_files() has in it.
constexpr std::array<const char*, k_data_files> k_about = {
    "portal.file_table",    "portal.file_workbook",   "portal.file_json", "portal.file_scores",
    "portal.file_subjects", "portal.file_dictionary", "portal.file_sums"};

std::string data_path(int year, const std::string& name)
{
  return "/results/data/" + std::to_string(year) + "/" + name;
}

/// What the columns of the newest year mean, in the language of the page.
Values dictionary_values(const Looker& looker, const Edition& edition, util::Language language)
{
  enum : std::size_t { k_file, k_column, k_thai, k_english };
  html::TableShape shape{.path = "", .caption = Word{"portal.dictionary"}, .columns = {}, .sorted_by = ""};
  shape.columns = {{"file", Word{"portal.dictionary_of_file"}, false},
                   {"column", Word{"portal.dictionary_column"}, false},
                   {"meaning", Word{"portal.dictionary_meaning"}, false}};
  Values table = html::TableQuery(std::move(shape), {}).head();
  table.list("rows");
  for (const std::vector<std::string>& row : data_dictionary(looker, edition))
    table.add(
        "rows",
        html::Row({{row[k_file]}, {row[k_column]}, {language == util::Language::thai ? row[k_thai] : row[k_english]}}));
  return table;
}

/// What agencies do about their results; no checksums, because progress goes on.
void add_measures_files(Values& values, const Looker& looker)
{
  const std::vector<int> years =
      looker.database.read([](db::Connection& connection) { return ShownPlanStore(connection).years(); });
  values.set("any_measures", !years.empty()).list("measures");
  for (const int year : years) {
    for (const std::string& name : measures_files(year))
      values.add("measures",
                 Values().set("name", name).set("href", "/results/data/" + std::to_string(year) + "/" + name));
  }
}

}  // namespace

Made data_page(const Looker& looker, const Publication& publication, const Asked& asked)
{
  site::View view{.title = Word{"portal.data_title"}, .view = "portal/data"};
  view.values.list("years");
  const Edition* explained = nullptr;
  for (const Edition& edition : publication.editions) {
    if (!edition.framework) continue;
    if (explained == nullptr) explained = &edition;
    Values year = Values()
                      .set("year", std::to_string(edition.fiscal_year))
                      .set("agencies", html::Count{edition.agencies})
                      .set("since", thai::long_date(thai::day_of(edition.since()), asked.language))
                      .set("methodology", methodology_path(edition.fiscal_year))
                      .list("files");
    const auto names = data_files(edition.fiscal_year);
    for (std::size_t i = 0; i < names.size(); ++i)
      year.add("files", Values()
                            .set("name", names[i])
                            .set("href", data_path(edition.fiscal_year, names[i]))
                            .set("about", Word{k_about[i]}));
    view.values.add("years", std::move(year));
  }
  add_measures_files(view.values, looker);
  view.values.set("none", publication.editions.empty())
      .set("live", !asked.as_files)
      .set("any_dictionary", explained != nullptr)
      .set("dictionary", explained != nullptr ? dictionary_values(looker, *explained, asked.language) : Values());
  return {.bytes = public_page(looker, asked, std::move(view))};
}

}  // namespace portal
