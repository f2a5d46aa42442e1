// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/sent_links.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

#include "lib/util/text.hpp"
#include "lib/util/typed_text.hpp"
#include "lib/util/web_address.hpp"

#include "src/disclosures/entry_changes.hpp"

namespace disclosures {
namespace {

using SentJson = nlohmann::json;

class SentReader {
 public:
  SentLinks read(std::string_view text)
  {
    const SentJson json = SentJson::parse(text, nullptr, false);
    if (!json.is_object()) {
      refuse_sent("", "disclosures.sent_no_object");
      return std::move(sent_);
    }
    refuse_others(json, "", {"links", "explanation"});
    read_all(json);
    if (json.contains("explanation")) sent_.explanation = text_in(json, "explanation", "", k_longest_explanation, true);
    return std::move(sent_);
  }

 private:
  void refuse_sent(std::string field, std::string code, util::Params params = {})
  {
    sent_.problems.push_back(
        {.place = {.field = std::move(field)}, .code = std::move(code), .params = std::move(params)});
  }

  void refuse_others(const SentJson& object, const std::string& at, const std::set<std::string>& known)
  {
    for (const auto& member : object.items()) {
      if (!known.contains(member.key()))
        refuse_sent(at + "/" + util::typed_line(member.key()).text, "disclosures.sent_unknown");
    }
  }

  void read_all(const SentJson& json)
  {
    const auto links = json.find("links");
    if (links == json.end() || !links->is_array()) {
      refuse_sent("/links", "disclosures.sent_no_list");
      return;
    }
    if (links->size() > k_most_links) {
      refuse_sent("/links", "disclosures.too_many_links", {{"most", std::to_string(k_most_links)}});
      return;
    }
    for (std::size_t i = 0; i < links->size(); ++i)
      read_one((*links)[i], "/links/" + std::to_string(i));
  }

  void read_one(const SentJson& one, const std::string& at)
  {
    if (!one.is_object()) {
      refuse_sent(at, "disclosures.sent_no_object");
      return;
    }
    refuse_others(one, at, {"url", "note"});
    Link link;
    if (one.contains("note")) link.note = text_in(one, "note", at, k_longest_note, false);
    const auto url = one.find("url");
    const auto address = url != one.end() && url->is_string() ? util::read_web_address(url->get<std::string>())
                                                              : std::optional<std::string>();
    if (!address) {
      refuse_sent(at + "/url", "disclosures.sent_url");
      return;
    }
    if (!seen_.insert(*address).second) refuse_sent(at + "/url", "disclosures.link_twice");
    link.url = *address;
    sent_.links.push_back(std::move(link));
  }

  std::string text_in(const SentJson& object, const char* name, const std::string& at, std::size_t most, bool lines)
  {
    const SentJson& value = object.at(name);
    const std::string field = at + "/" + name;
    if (!value.is_string()) {
      refuse_sent(field, "disclosures.sent_no_text");
      return {};
    }
    const std::string& sent = value.get_ref<const std::string&>();
    util::TypedText read = lines ? util::typed_lines(sent) : util::typed_line(sent);
    if (read.has_refused) refuse_sent(field, "disclosures.sent_no_text");
    if (util::character_count(read.text) > most)
      refuse_sent(field, "disclosures.sent_long", {{"most", std::to_string(most)}});
    return std::move(read.text);
  }

  SentLinks sent_;
  std::set<std::string> seen_;
};

}  // namespace

SentLinks read_sent_links(std::string_view json)
{
  return SentReader().read(json);
}

Entry with_sent(const Entry& now, const SentLinks& sent)
{
  Entry after = now;
  after.links.clear();
  for (Link link : sent.links) {
    const auto there =
        std::find_if(now.links.begin(), now.links.end(), [&](const Link& one) { return one.url == link.url; });
    if (there != now.links.end()) link.id = there->id;
    after.links.push_back(std::move(link));
  }
  if (sent.explanation) after.explanation = *sent.explanation;
  if (!changes(now, after).empty()) after.state = EntryState::in_work;
  return after;
}

}  // namespace disclosures
