// SPDX-License-Identifier: Apache-2.0
#include "src/documents/paper_text.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include <kainjow/mustache.hpp>

#include "lib/util/text.hpp"

namespace documents {
namespace {

namespace mustache = kainjow::mustache;

mustache::data tree_of(const TextModel& model)
{
  mustache::data object(mustache::data::type::object);
  for (const auto& [name, text] : model.texts)
    object[name] = text.empty() ? mustache::data(false) : mustache::data(text);
  for (const auto& [name, members] : model.lists) {
    mustache::data list(mustache::data::type::list);
    for (const TextModel& member : members)
      list << tree_of(member);
    object[name] = members.empty() ? mustache::data(false) : list;
  }
  return object;
}

struct Tag {
  char kind = ' ';  // '#', '^', '/', '!', '>', '=', '&' or a name
  std::string name;
  int line = 1;
};

class TagReader {
 public:
  TagReader(std::string_view text, const std::string& field) : text_(text), field_(field) {}

  std::vector<Tag> read(util::Problems& problems)
  {
    std::vector<Tag> tags;
    std::size_t at = 0;
    for (std::size_t open = text_.find("{{"); open != std::string_view::npos; open = text_.find("{{", at)) {
      line_ += static_cast<int>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(at),
                                           text_.begin() + static_cast<std::ptrdiff_t>(open), '\n'));
      const std::size_t close = text_.find("}}", open);
      if (close == std::string_view::npos) {
        problems.push_back({{.line = line_, .field = field_}, "papers.template_open_tag", {}});
        return tags;
      }
      tags.push_back(tag(text_.substr(open + 2, close - open - 2)));
      at = close + 2;
    }
    return tags;
  }

 private:
  Tag tag(std::string_view inside) const
  {
    std::string_view name = util::trim(inside);
    Tag tag{.line = line_};
    if (!name.empty() && std::string_view("#^/!>=&{").find(name.front()) != std::string_view::npos) {
      tag.kind = name.front() == '{' ? '&' : name.front();
      name.remove_prefix(1);
    }
    tag.name = util::trim(name);
    return tag;
  }

  std::string_view text_;
  const std::string& field_;
  int line_ = 1;
};

void collect(const TextModel& model, std::set<std::string, std::less<>>& names)
{
  for (const auto& [name, text] : model.texts)
    names.insert(name);
  for (const auto& [name, members] : model.lists) {
    names.insert(name);
    for (const TextModel& member : members)
      collect(member, names);
  }
}

class TemplateCheck {
 public:
  TemplateCheck(const TextModel& known, const std::string& field, util::Problems& problems)
      : field_(field), problems_(problems)
  {
    collect(known, names_);
  }

  void look_at(const Tag& tag)
  {
    if (tag.kind == '!') return;
    if (tag.kind == '>' || tag.kind == '=') return fault(tag, "papers.template_tag");
    if (tag.kind == '/') return closed(tag);
    if (names_.find(tag.name) == names_.end()) fault(tag, "papers.template_name");
    if (tag.kind == '#' || tag.kind == '^') open_.push_back(tag);
  }

  void finish()
  {
    for (const Tag& tag : open_)
      fault(tag, "papers.template_not_closed");
  }

 private:
  void closed(const Tag& tag)
  {
    if (open_.empty() || open_.back().name != tag.name) return fault(tag, "papers.template_not_opened");
    open_.pop_back();
  }
  void fault(const Tag& tag, const char* code)
  {
    problems_.push_back(
        {{.line = tag.line, .field = field_}, code, {{"name", tag.name}, {"line", std::to_string(tag.line)}}});
  }

  const std::string& field_;
  util::Problems& problems_;
  std::set<std::string, std::less<>> names_;
  std::vector<Tag> open_;
};

}  // namespace

std::string filled(std::string_view text, const TextModel& model)
{
  mustache::mustache parsed{std::string(text)};
  if (!parsed.is_valid()) return std::string(text);
  parsed.set_custom_escape([](const std::string& plain) { return plain; });
  return parsed.render(tree_of(model));
}

util::Problems check_template(std::string_view text, const TextModel& known, const std::string& field)
{
  util::Problems problems;
  const std::vector<Tag> tags = TagReader(text, field).read(problems);
  TemplateCheck check(known, field, problems);
  for (const Tag& tag : tags)
    check.look_at(tag);
  check.finish();
  return problems;
}

}  // namespace documents
