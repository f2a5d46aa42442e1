// SPDX-License-Identifier: Apache-2.0
#include "src/framework/load.hpp"

#include <algorithm>
#include <charconv>
#include <mutex>
#include <stdexcept>
#include <system_error>
#include <tuple>

#include <fmt/format.h>

#include "lib/util/embedded.hpp"
#include "lib/util/files.hpp"

#include "src/framework/canonical.hpp"
#include "src/framework/draft.hpp"
#include "src/framework/extend.hpp"

namespace framework {

namespace {

constexpr int k_first_year = 2500;
constexpr int k_last_year = 2700;

/// A file and, before it, those that extend it: what must not come again.
using Years = std::vector<int>;

std::optional<Node> whole_tree(const Source& source, const FindYear& find_year, Years& years, util::Problems& problems);

/// The tree of the year that the file extends.
std::optional<Node> tree_of_year(int year, TableReader& root, const FindYear& find_year, Years& years,
                                 util::Problems& problems)
{
  const util::Params params{{"year", std::to_string(year)}};
  if (std::ranges::find(years, year) != years.end()) {
    root.problem("extends", "framework.extends_circle", params);
    return std::nullopt;
  }
  const std::optional<Source> other = find_year(year);
  if (!other) {
    root.problem("extends", "framework.extends_unknown_year", params);
    return std::nullopt;
  }
  std::optional<Node> tree = whole_tree(*other, find_year, years, problems);
  if (!tree) return std::nullopt;
  const Node* named = tree->find("fiscal_year");
  if (!named || named->kind != NodeKind::whole || named->whole != year) {
    root.problem("extends", "framework.extends_wrong_year", {{"year", params.at("year")}, {"file", other->shown_as}});
    return std::nullopt;
  }
  return tree;
}

/// The file's tree with all that it extends; nothing where one of the files cannot be read.
std::optional<Node> whole_tree(const Source& source, const FindYear& find_year, Years& years, util::Problems& problems)
{
  std::optional<Node> own = parse_toml(source, problems);
  if (!own) return std::nullopt;
  TableReader root(*own, "", problems);
  if (const Node* drop = own->find("drop")) {
    if (drop->kind != NodeKind::table) root.problem("drop", "framework.not_table", {{"key", "drop"}});
    if (!own->find("extends")) root.problem("drop", "framework.drop_without_extends");
  }
  if (!own->find("extends")) {
    std::erase_if(own->members, [](const Member& member) { return member.key == "drop"; });
    return own;
  }
  const Node* year = own->find("fiscal_year");
  if (year && year->kind == NodeKind::whole && year->whole >= k_first_year && year->whole <= k_last_year) {
    years.push_back(static_cast<int>(year->whole));
  }
  const std::optional<int> other_year = root.whole("extends", Need::required, k_first_year, k_last_year);
  if (!other_year) return std::nullopt;
  std::optional<Node> other = tree_of_year(*other_year, root, find_year, years, problems);
  if (!other) return std::nullopt;
  return extended(std::move(*other), *own, problems);
}

Framework read_framework(const Node& tree, const std::string& file, util::Problems& problems)
{
  TableReader root(tree, "", problems);
  Draft draft{.framework = {}, .problems = problems};
  draft.framework.file = file;
  draft.framework.fiscal_year = root.whole("fiscal_year", Need::required, k_first_year, k_last_year).value_or(0);
  draft.framework.name = root.text("name", Need::required);
  read_certainty(draft, root, "framework");
  read_rules(draft, root);
  read_target(draft, root);
  read_scales(draft, root);
  read_instruments(draft, root);
  read_indicators(draft, root);
  read_sub_indicators(draft, root);
  read_questions(draft, root);
  read_items(draft, root);
  read_themes(draft, root);
  read_levels(draft, root);
  read_samples(draft, root);
  read_eligibility(draft, root);
  root.finish();
  check_weights(draft);
  check_nothing_empty(draft);
  check_levels(draft);
  return std::move(draft.framework);
}

void sort_by_place(util::Problems& problems, const std::string& own_file)
{
  const auto order = [&](const util::Problem& problem) {
    const util::Place& place = problem.place;
    return std::tuple(place.file != own_file, place.file, place.line, place.column);
  };
  std::ranges::stable_sort(problems, {}, order);
}

Framework load_embedded(int fiscal_year)
{
  Loaded loaded = load(*embedded_source(fiscal_year), embedded_source);
  if (!loaded.framework || loaded.framework->fiscal_year != fiscal_year) {
    throw std::logic_error(
        fmt::format("the embedded framework of {} is faulty ({} problems)", fiscal_year, loaded.problems.size()));
  }
  return std::move(*loaded.framework);
}

}  // namespace

std::optional<Source> embedded_source(int fiscal_year)
{
  const std::string name = fmt::format("frameworks/{}.toml", fiscal_year);
  for (const util::EmbeddedFile& file : util::embedded_program_files()) {
    if (file.name == name) return Source{name, std::string(file.bytes)};
  }
  return std::nullopt;
}

Loaded load(const Source& source, const FindYear& find_year)
{
  Loaded loaded;
  Years years;
  const std::optional<Node> tree = whole_tree(source, find_year, years, loaded.problems);
  if (tree) {
    Framework framework = read_framework(*tree, source.shown_as, loaded.problems);
    if (loaded.problems.empty()) {
      framework.hash = content_hash(framework);
      loaded.framework = std::move(framework);
    }
  }
  sort_by_place(loaded.problems, source.shown_as);
  return loaded;
}

Loaded load_file(const std::filesystem::path& path)
{
  Source source{path.string(), {}};
  try {
    source.text = util::read_file(path);
  } catch (const std::system_error& error) {
    return {std::nullopt, {{{path.string()}, "framework.cannot_read", {{"reason", error.code().message()}}}}};
  }
  const auto find_year = [&](int year) -> std::optional<Source> {
    const std::filesystem::path beside = path.parent_path() / fmt::format("{}.toml", year);
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(beside, ignored)) return embedded_source(year);
    return Source{beside.string(), util::read_file(beside)};
  };
  return load(source, find_year);
}

std::shared_ptr<const Framework> embedded_year(int fiscal_year)
{
  // Each year is loaded on its first use; several threads may ask.
  static std::mutex mutex;
  static std::map<int, std::shared_ptr<const Framework>> loaded;
  const std::lock_guard lock(mutex);
  if (const auto found = loaded.find(fiscal_year); found != loaded.end()) return found->second;
  if (!embedded_source(fiscal_year)) return nullptr;
  return loaded[fiscal_year] = std::make_shared<const Framework>(load_embedded(fiscal_year));
}

std::vector<int> embedded_years()
{
  constexpr std::string_view k_folder = "frameworks/";
  constexpr std::string_view k_ending = ".toml";
  std::vector<int> years;
  for (const util::EmbeddedFile& file : util::embedded_program_files()) {
    if (!file.name.starts_with(k_folder) || !file.name.ends_with(k_ending)) continue;
    const std::string_view stem =
        file.name.substr(k_folder.size(), file.name.size() - k_folder.size() - k_ending.size());
    int year = 0;
    const auto [end, error] = std::from_chars(stem.data(), stem.data() + stem.size(), year);
    if (error == std::errc{} && end == stem.data() + stem.size() && stem.size() == 4) years.push_back(year);
  }
  std::ranges::sort(years);
  return years;
}

}  // namespace framework
