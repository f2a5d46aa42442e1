// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/precheck.hpp"

#include <algorithm>
#include <utility>

#include "lib/fetch/url.hpp"

#include "src/disclosures/precheck_rules.hpp"

namespace disclosures {
namespace {

using extract::Kind;
using framework::Check;
using framework::CheckKind;

bool can_be_read(const extract::Content& content)
{
  return !content.text.empty() && !content.without_text && !content.locked;
}

/// `what`: "locked" is link_locked or file_locked.
Finding about_link(const SeenLink& seen, const std::string& what, Weight weight, util::Params params = {})
{
  params.emplace(seen.file != 0 ? "name" : "url", seen.url);
  return {.code = (seen.file != 0 ? "file_" : "link_") + what,
          .weight = weight,
          .link = seen.link,
          .file = seen.file,
          .snapshot = seen.snapshot,
          .params = std::move(params)};
}

/// Nothing came, so nothing else can be said about it.
std::optional<Finding> why_nothing_came(const SeenLink& seen)
{
  if (seen.outcome != "answered") {
    const bool unsure = seen.outcome == "robots" || seen.outcome == "too_large";
    return about_link(seen, seen.outcome, unsure ? Weight::hint : Weight::fault);
  }
  if (!seen.is_there()) return about_link(seen, "status", Weight::fault, {{"status", std::to_string(seen.status)}});
  if (seen.content.kind == Kind::nothing) return about_link(seen, "empty", Weight::fault);
  return std::nullopt;
}

void check_place(const SeenLink& seen, const std::string& site, std::vector<Finding>& findings)
{
  if (seen.file != 0) return;
  const auto url = fetch::read_url(seen.final_url.empty() ? seen.url : seen.final_url);
  const auto own = fetch::read_url(site);
  if (!url) return;
  if (own && !fetch::is_same_site(url->host, own->host))
    findings.push_back(about_link(seen, "elsewhere", Weight::hint, {{"host", url->host}, {"site", own->host}}));
  if (url->path == "/" && url->query.empty()) findings.push_back(about_link(seen, "home_page", Weight::hint));
}

void check_form(const SeenLink& seen, std::vector<Finding>& findings)
{
  const extract::Content& content = seen.content;
  if (content.locked) findings.push_back(about_link(seen, "locked", Weight::fault));
  if (content.without_text && !content.locked)
    findings.push_back(about_link(seen, "scanned", Weight::hint, {{"pages", std::to_string(content.pages)}}));
  if (content.kind == Kind::image) findings.push_back(about_link(seen, "image", Weight::hint));
  if (content.kind == Kind::old_office || content.kind == Kind::archive || content.kind == Kind::other)
    findings.push_back(about_link(seen, "unreadable", Weight::hint));
  if (content.damaged && content.text.empty() && content.kind != Kind::archive)
    findings.push_back(about_link(seen, "damaged", Weight::hint));
}

std::vector<Finding> look_at_links(const PrecheckCase& looked)
{
  std::vector<Finding> findings;
  if (looked.links.empty()) findings.push_back({.code = "no_link"});
  for (const SeenLink& seen : looked.links) {
    if (auto nothing = why_nothing_came(seen)) {
      findings.push_back(std::move(*nothing));
      continue;
    }
    check_place(seen, looked.site, findings);
    check_form(seen, findings);
  }
  return findings;
}

void read_part(const SeenLink& seen, std::int64_t snapshot, const extract::Content& content, ReadTogether& read)
{
  if (can_be_read(content))
    read.parts.push_back({&seen, snapshot, &content, SearchedText(content.title + "\n" + content.text)});
}

ReadTogether read_links(const PrecheckCase& looked)
{
  ReadTogether read;
  for (const SeenLink& seen : looked.links) {
    if (!seen.is_there()) continue;
    read_part(seen, seen.snapshot, seen.content, read);
    for (const SeenDocument& document : seen.attached)
      read_part(seen, document.snapshot, document.content, read);
  }
  return read;
}

/// Whether what is missing may stand in something that the program could not read.
bool something_unread(const PrecheckCase& looked)
{
  return std::any_of(looked.links.begin(), looked.links.end(), [](const SeenLink& seen) {
    return !seen.is_readable() ||
           std::any_of(seen.attached.begin(), seen.attached.end(),
                       [](const SeenDocument& document) { return !can_be_read(document.content); });
  });
}

std::optional<Finding> apply(const RuleCase& rule)
{
  switch (rule.check.kind) {
    case CheckKind::year:
      return check_year(rule);
    case CheckKind::dates:
      return check_dates(rule);
    case CheckKind::words:
      return check_words(rule);
    case CheckKind::months:
      return check_months(rule);
    case CheckKind::table:
      return check_table(rule);
    case CheckKind::recent:
      return check_recent(rule);
    case CheckKind::contacts:
      return check_contacts(rule);
    case CheckKind::email:
    case CheckKind::telephone:
    case CheckKind::map:
      return check_reachable_by(rule);
    case CheckKind::qr:
      return check_qr(rule);
  }
  return std::nullopt;
}

}  // namespace

bool SeenLink::is_readable() const
{
  return is_there() && can_be_read(content);
}

int year_wanted(const framework::Framework& framework, const framework::Item& item)
{
  return item.period == "previous_year" ? framework.fiscal_year - 1 : framework.fiscal_year;
}

std::vector<Finding> precheck(const PrecheckCase& looked)
{
  const framework::Item& item = looked.framework.items.at(looked.item);
  std::vector<Finding> findings = look_at_links(looked);
  const ReadTogether read = read_links(looked);
  const bool unsure = something_unread(looked);
  for (std::size_t i = 0; i < item.checks.size(); ++i) {
    const Check& check = item.checks[i];
    // Of nothing that was read nothing is said, except of the front page, which is read apart.
    if (read.parts.empty() && check.kind != CheckKind::qr) continue;
    auto found = apply({looked, item, check, read});
    if (!found) continue;
    found->element = check.element;
    found->rule = std::to_string(i + 1);
    if (unsure && check.kind != CheckKind::qr) found->weight = Weight::hint;
    findings.push_back(std::move(*found));
  }
  for (Finding& finding : findings)
    finding.item = item.code;
  return findings;
}

Finding finding_at(const ReadTogether::Part& part, std::string code, util::Params params, std::string quote)
{
  return {.code = std::move(code),
          .link = part.link->link,
          .file = part.link->file,
          .snapshot = part.snapshot,
          .quote = std::move(quote),
          .params = std::move(params)};
}

}  // namespace disclosures
