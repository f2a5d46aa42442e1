// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/entry_changes.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace disclosures {
namespace {

constexpr std::array<std::string_view, 8> k_acts{"edited", "assigned", "imported", "confirmed_again",
                                                 "ready",  "reopened", "checked",  "returned"};

std::string number_text(const std::optional<std::int64_t>& number)
{
  return number ? std::to_string(*number) : std::string();
}

const Link* link_with(const std::vector<Link>& links, std::int64_t id)
{
  const auto found = std::find_if(links.begin(), links.end(), [&](const Link& link) { return link.id == id; });
  return id == 0 || found == links.end() ? nullptr : &*found;
}

/// Ids of those links that are in both.
std::vector<std::int64_t> kept_order(const std::vector<Link>& of, const std::vector<Link>& other)
{
  std::vector<std::int64_t> order;
  for (const Link& link : of) {
    if (link_with(other, link.id) != nullptr) order.push_back(link.id);
  }
  return order;
}

void add_link_changes(std::vector<EntryChange>& found, const std::vector<Link>& before, const std::vector<Link>& after)
{
  for (const Link& link : before) {
    const Link* now = link_with(after, link.id);
    if (now == nullptr) {
      found.push_back({"link", shown_link(link), ""});
    } else if (now->url != link.url || now->note != link.note) {
      found.push_back({"link", shown_link(link), shown_link(*now)});
    }
  }
  for (const Link& link : after) {
    if (link_with(before, link.id) == nullptr) found.push_back({"link", "", shown_link(link)});
  }
  if (kept_order(before, after) != kept_order(after, before)) found.push_back({"order", "", ""});
}

}  // namespace

std::string_view code(EntryAct act)
{
  return k_acts.at(static_cast<std::size_t>(act));
}

std::string shown_link(const Link& link)
{
  return link.note.empty() ? link.url : link.url + " (" + link.note + ")";
}

std::vector<EntryChange> changes(const Entry& before, const Entry& after)
{
  std::vector<EntryChange> found;
  const auto add = [&](const char* field, std::string old_text, std::string new_text) {
    if (old_text != new_text) found.push_back({field, std::move(old_text), std::move(new_text)});
  };
  add("unit", number_text(before.unit), number_text(after.unit));
  add("person", before.person, after.person);
  add("due_day", number_text(before.due_day), number_text(after.due_day));
  add("explanation", before.explanation, after.explanation);
  add_link_changes(found, before.links, after.links);
  add("state", std::string(code(before.state)), std::string(code(after.state)));
  return found;
}

}  // namespace disclosures
