// SPDX-License-Identifier: Apache-2.0
// prongsai check: whether the scores that documents print can be true together.
#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "lib/util/csv.hpp"
#include "lib/util/text.hpp"

#include "src/analysis/consistency.hpp"
#include "src/app/command_line.hpp"
#include "src/framework/load.hpp"
#include "src/results/published.hpp"

namespace app {
namespace {

using analysis::Consistency;
using analysis::Finding;
using analysis::Severity;

struct CheckArguments {
  std::string file;
  std::string format = "table";
  std::vector<std::string> frameworks;
};

/// The program's frameworks, with those that the person named instead of or beside them.
class Years {
 public:
  util::Problems add(const std::vector<std::string>& files)
  {
    util::Problems problems;
    for (const std::string& file : files) {
      framework::Loaded loaded = framework::load_file(file);
      problems.insert(problems.end(), loaded.problems.begin(), loaded.problems.end());
      if (!loaded.framework) continue;
      const int year = loaded.framework->fiscal_year;
      named_[year] = std::make_shared<const framework::Framework>(std::move(*loaded.framework));
    }
    return problems;
  }

  std::shared_ptr<const framework::Framework> at(int year) const
  {
    const auto named = named_.find(year);
    return named != named_.end() ? named->second : framework::embedded_year(year);
  }

  std::vector<int> known() const
  {
    std::vector<int> years = framework::embedded_years();
    for (const auto& [year, framework] : named_)
      years.push_back(year);
    std::ranges::sort(years);
    years.erase(std::unique(years.begin(), years.end()), years.end());
    return years;
  }

 private:
  std::map<int, std::shared_ptr<const framework::Framework>> named_;
};

std::string_view code(Severity severity)
{
  constexpr std::array<std::string_view, 3> k_codes{"error", "warning", "note"};
  return k_codes[static_cast<std::size_t>(severity)];
}

nlohmann::ordered_json as_json(const Consistency& checked, Context& context)
{
  using Json = nlohmann::ordered_json;
  Json findings = Json::array();
  for (const Finding& finding : checked.findings) {
    findings.push_back({{"code", finding.code},
                        {"severity", code(finding.severity)},
                        {"message", analysis::in_words(finding, context.messages())},
                        {"detail", Json(finding.detail)}});
  }
  Json computed;
  computed["total"] = checked.total ? Json(checked.total->decimal(2)) : Json(nullptr);
  computed["level"] = checked.level.empty() ? Json(nullptr) : Json(checked.level);
  Json range = nullptr;
  if (checked.total_range) {
    range = Json::array({checked.total_range->low.decimal(2), checked.total_range->high.decimal(2)});
  }
  Json row;
  row["agency"] = checked.agency;
  row["fiscal_year"] = checked.fiscal_year;
  row["computed"] = std::move(computed);
  row["total_range"] = std::move(range);
  row["findings"] = std::move(findings);
  return row;
}

void print_json(const std::vector<Consistency>& all, Context& context)
{
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (const Consistency& checked : all)
    rows.push_back(as_json(checked, context));
  context.out << rows.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

/// Printed beside computed total and level, in columns, then one line a finding.
void print_row(const results::PublishedRow& row, const Consistency& checked, Context& context)
{
  constexpr std::size_t k_label = 14;
  constexpr std::size_t k_number = 8;
  const util::Messages& messages = context.messages();
  const auto line = [&](const char* key, const std::string& total, const std::string& level) {
    context.out << "  " << util::padded(messages.say(key), k_label) << util::padded(total, k_number, true) << "  "
                << level << '\n';
  };
  const std::string none = "\u2013";
  context.out << messages.say("check.row",
                              {{"agency", checked.agency}, {"fiscal_year", std::to_string(checked.fiscal_year)}})
              << '\n';
  line("check.printed", row.total ? row.total->value.decimal(2) : none, row.level.empty() ? none : row.level);
  line("check.computed", checked.total ? checked.total->decimal(2) : none,
       checked.level.empty() ? none : checked.level);
  if (checked.total_range) {
    context.out << "  " << util::padded(messages.say("check.range"), k_label)
                << util::padded(checked.total_range->low.decimal(2), k_number, true) << none
                << checked.total_range->high.decimal(2) << '\n';
  }
  for (const Finding& finding : checked.findings) {
    const std::string severity = messages.say("check.severity." + std::string(code(finding.severity)));
    context.out << "  " << util::padded(severity, k_label) << "  " << analysis::in_words(finding, context.messages())
                << '\n';
  }
  if (checked.findings.empty()) context.out << "  " << messages.say("check.nothing_found") << '\n';
  context.out << '\n';
}

void print_table(const std::vector<results::PublishedRow>& rows, const std::vector<Consistency>& all, Context& context)
{
  std::array<std::size_t, 3> counts{};
  for (std::size_t i = 0; i < all.size(); ++i) {
    print_row(rows[i], all[i], context);
    for (const Finding& finding : all[i].findings)
      ++counts[static_cast<std::size_t>(finding.severity)];
  }
  context.out << context.messages().say("check.summary", {{"rows", std::to_string(all.size())},
                                                          {"errors", std::to_string(counts[0])},
                                                          {"warnings", std::to_string(counts[1])},
                                                          {"notes", std::to_string(counts[2])}})
              << '\n';
}

void check(const CheckArguments& arguments, Context& context)
{
  Years years;
  util::Problems problems = years.add(arguments.frameworks);
  const results::Published published = results::read_published(util::CsvReader::open(arguments.file));
  problems.insert(problems.end(), published.problems.begin(), published.problems.end());
  if (!problems.empty()) {
    print_problems(problems, context);
    context.exit_code = 1;
    return;
  }
  const std::vector<int> known = years.known();
  std::vector<Consistency> all;
  for (const results::PublishedRow& row : published.rows)
    all.push_back(analysis::check_consistency(row, years.at(row.fiscal_year), known));
  if (arguments.format == "json") {
    print_json(all, context);
  } else {
    print_table(published.rows, all, context);
    for (const util::Problem& remark : published.remarks)
      context.out << context.messages().say(remark) << '\n';
  }
  context.exit_code = std::ranges::any_of(all, &Consistency::has_error) ? 1 : 0;
}

}  // namespace

void add_check_command(CLI::App& program, Context& context)
{
  CLI::App& command =
      *program.add_subcommand("check", "Check whether the scores that a document prints can be true together");
  const auto arguments = std::make_shared<CheckArguments>();
  command.add_option("published.csv", arguments->file, "Table of printed scores, one row an agency and fiscal year")
      ->required()
      ->check(CLI::ExistingFile);
  command.add_option("--format", arguments->format, "table or json")->check(CLI::IsMember({"table", "json"}));
  command.add_option("--framework", arguments->frameworks, "Framework file that adds a year or replaces one")
      ->check(CLI::ExistingFile)
      ->allow_extra_args(false);
  add_language_option(command, context);
  command.callback([arguments, &context] { check(*arguments, context); });
}

}  // namespace app
