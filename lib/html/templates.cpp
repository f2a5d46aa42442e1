// SPDX-License-Identifier: Apache-2.0
#include "lib/html/templates.hpp"

#include <charconv>
#include <deque>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <stdexcept>
#include <utility>
#include <variant>

#include <fmt/format.h>
#include <kainjow/mustache.hpp>

#include "lib/html/escape.hpp"
#include "lib/thai/thai.hpp"
#include "lib/util/text.hpp"

namespace html {
namespace {

namespace mustache = kainjow::mustache;

using FaultHook = std::function<void(const std::string&)>;

/// Fills a template with values. All text is escaped when it enters, so that the library never has to know what is
/// markup; nothing that it keeps is written to while it renders.
class Rendering : public mustache::basic_context<std::string> {
 public:
  Rendering(std::string_view name, const Words& words, const FaultHook& hook) : name_(name), words_(words), hook_(hook)
  {
  }

  /// The tree as the library wants it.
  mustache::data tree(const Values& values) const
  {
    mustache::data object;
    for (const auto& [name, value] : values.entries())
      object[name] = std::visit([this](const auto& each) { return leaf(each); }, value);
    return object;
  }

  void push(const mustache::data* data) override { scopes_.push_back(data); }
  void pop() override { scopes_.pop_back(); }
  const mustache::data* get_partial(const std::string& /*name*/) const override { return nullptr; }

  const mustache::data* get(const std::string& name) const override
  {
    if (name.starts_with("t.")) return sentence(name.substr(2));
    if (name.ends_with('?')) return nearest(std::string_view(name).substr(0, name.size() - 1));
    const mustache::data* found = find(name);
    if (found == nullptr) fault(fmt::format("there is no value \"{}\"", name));
    return found;
  }

  /// A piece of what was rendered, with the markup in its places.
  void write(std::string_view rendered, std::string& out) const
  {
    for (std::size_t at = rendered.find(k_place); at != std::string_view::npos; at = rendered.find(k_place)) {
      out += rendered.substr(0, at);
      const std::size_t end = rendered.find(k_place, at + 1);
      if (end == std::string_view::npos) throw std::logic_error(fmt::format("template {} breaks a place", name_));
      std::size_t number = 0;
      std::from_chars(rendered.data() + at + 1, rendered.data() + end, number);
      std::visit([&](const auto* markup) { write(*markup, out); }, in_places_.at(number));
      rendered.remove_prefix(end + 1);
    }
    out += rendered;
  }

  /// About.
  std::size_t bytes_in_places() const
  {
    std::size_t bytes = 0;
    for (const InPlace& one : in_places_)
      bytes += std::visit([](const auto* markup) { return size_of(*markup); }, one);
    return bytes;
  }

 private:
  // The library copies each value three times on its way, which for charts and tables is most of its work: it gets a
  // place for them, a number between two of these, which no text of a person has, see escaped().
  static constexpr char k_place = '\x02';
  using InPlace = std::variant<const Markup*, const Rows*>;

  mustache::data place_of(InPlace markup) const
  {
    in_places_.push_back(markup);
    return text(k_place + std::to_string(in_places_.size() - 1) + k_place);
  }
  static std::size_t size_of(const Markup& markup) { return markup.html().size(); }
  static std::size_t size_of(const Rows& rows)
  {
    constexpr std::size_t k_usual_cell = 120;  // bytes
    return rows.size() * (rows.front().cells.size() + 1) * k_usual_cell;
  }
  static void write(const Markup& markup, std::string& out) { out += markup.html(); }
  void write(const Rows& rows, std::string& out) const
  {
    write_markup(
        rows, [this](const Phrase& phrase, std::string& to) { say(phrase, to); }, out);
  }

  mustache::data leaf(bool flag) const { return mustache::data(flag); }
  mustache::data leaf(const Markup& markup) const { return markup.html().empty() ? text("") : place_of(&markup); }
  mustache::data leaf(std::chrono::year_month_day date) const
  {
    return text(escaped(thai::long_date(date, words_.language())));
  }
  mustache::data leaf(const Phrase& phrase) const
  {
    std::string said;
    say(phrase, said);
    return text(std::move(said));
  }
  mustache::data leaf(const Rows& rows) const { return rows.empty() ? text("") : place_of(&rows); }
  mustache::data leaf(const Values::Section& section) const
  {
    if (!section.is_list) return tree(section.items.front());
    mustache::data list(mustache::data::type::list);
    // The library only appends copies, which would copy a whole tree once for each level; the list is ours to write to.
    auto& items = const_cast<mustache::list&>(list.list_value());
    items.reserve(section.items.size());
    for (const Values& item : section.items)
      items.push_back(tree(item));
    return list;
  }

  /// Empty text counts as no: {{#hint}} shows a hint only where there is one.
  static mustache::data text(std::string escaped_text)
  {
    if (escaped_text.empty()) return {false};
    // As with lists: the library would copy it, and it is ours to write to.
    mustache::data data(mustache::data::type::string);
    const_cast<std::string&>(data.string_value()) = std::move(escaped_text);
    return data;
  }

  void say(const Phrase& phrase, std::string& out) const
  {
    if (phrase.word() != nullptr) {
      out += say(*phrase.word());
    } else if (phrase.name() != nullptr) {
      escape_to(out, phrase.name()->in(words_.language()));
    } else {
      escape_to(out, *phrase.text());
    }
  }

  std::string say(const Word& word) const
  {
    try {
      return words_.html(word);
    } catch (const std::logic_error& error) {
      fault(error.what());
      return {};
    }
  }

  const mustache::data* sentence(const std::string& key) const
  {
    try {
      made_.emplace_back(words_.html(key, [this](const std::string& parameter) {
        const mustache::data* value = find(parameter);
        if (value == nullptr) fault(fmt::format("there is no value \"{}\" for a sentence", parameter));
        return value != nullptr && value->is_string() ? value->string_value() : std::string();
      }));
    } catch (const std::logic_error& error) {
      fault(error.what());
      return nullptr;
    }
    return &made_.back();
  }

  const mustache::data* find(std::string_view name) const
  {
    const std::size_t dot = name == "." ? std::string_view::npos : name.find('.');
    const std::string first(name.substr(0, dot));
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
      const mustache::data* found = (*scope)->get(first);
      if (found != nullptr) return dot == std::string_view::npos ? found : inside(*found, name.substr(dot + 1));
      if (first == "." && (*scope)->is_string()) return *scope;
    }
    return nullptr;
  }

  static const mustache::data* inside(const mustache::data& object, std::string_view name)
  {
    const mustache::data* found = &object;
    for (const std::string_view part : util::split(name, '.')) {
      found = found->get(std::string(part));
      if (found == nullptr) return nullptr;
    }
    return found;
  }

  const mustache::data* nearest(std::string_view name) const
  {
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
      if ((*scope)->is_object()) return (*scope)->get(std::string(name));
    }
    return nullptr;
  }

  void fault(const std::string& what) const
  {
    const std::string said = fmt::format("template {}: {}", name_, what);
    if (!hook_) throw std::logic_error(said);
    hook_(said);
  }

  std::string_view name_;
  const Words& words_;
  const FaultHook& hook_;
  std::vector<const mustache::data*> scopes_;
  mutable std::deque<mustache::data> made_;  // sentences, as long as they are needed
  mutable std::vector<InPlace> in_places_;
};

struct Output {
  const Rendering& rendering;
  std::string text;
  Output& operator<<(const std::string& more)
  {
    rendering.write(more, text);
    return *this;
  }
};

}  // namespace

struct Templates::State {
  std::map<std::string, TemplateFile, std::less<>> files;
  // Parsed when it is shown for the first time: all together are 20 MB, of which one office uses a part. The library
  // renders with functions that are not const, although they only read.
  mutable std::map<std::string, std::unique_ptr<mustache::mustache>, std::less<>> parsed;
  mutable std::shared_mutex parsing;
  FaultHook hook;

  static std::unique_ptr<mustache::mustache> parse(const std::string& text)
  {
    auto made = std::make_unique<mustache::mustache>(text);
    made->set_custom_escape([](const std::string& escaped_before) { return escaped_before; });
    return made;
  }

  mustache::mustache& shown(std::string_view name) const
  {
    {
      const std::shared_lock lock(parsing);
      if (const auto known = parsed.find(name); known != parsed.end()) return *known->second;
    }
    const auto file = files.find(name);
    if (file == files.end()) throw std::logic_error(fmt::format("there is no template \"{}\"", name));
    std::vector<std::string> faults;  // none: the constructor looked
    auto made = parse(with_partials(file->second, files, faults));
    const std::unique_lock lock(parsing);
    return *parsed.emplace(std::string(name), std::move(made)).first->second;
  }
};

Templates::Templates(std::vector<TemplateFile> files) : state_(std::make_unique<State>())
{
  std::vector<std::string> found;
  for (TemplateFile& file : files) {
    for (std::string& fault : html::faults(file))
      found.push_back(std::move(fault));
    if (state_->files.find(file.name) != state_->files.end()) {
      found.push_back(fmt::format("{}: there is another \"{}\"", file.path, file.name));
    }
    std::string name = file.name;
    state_->files.insert_or_assign(std::move(name), std::move(file));
  }
  if (found.empty()) {
    for (const auto& [name, file] : state_->files) {
      const auto parsed = State::parse(with_partials(file, state_->files, found));
      if (!parsed->is_valid()) found.push_back(fmt::format("{}: {}", file.path, parsed->error_message()));
    }
  }
  if (!found.empty()) throw std::logic_error(util::join(found, "\n"));
}

Templates::Templates(Templates&&) noexcept = default;
Templates& Templates::operator=(Templates&&) noexcept = default;
Templates::~Templates() = default;

void Templates::on_fault(std::function<void(const std::string&)> hook)
{
  state_->hook = std::move(hook);
}

bool Templates::has(std::string_view name) const
{
  return state_->files.find(name) != state_->files.end();
}

std::string Templates::render(std::string_view name, const Values& values, const Words& words) const
{
  return part(name, values, words).html();
}

Markup Templates::part(std::string_view name, const Values& values, const Words& words, const Values& around) const
{
  mustache::mustache& shown = state_->shown(name);
  Rendering rendering(name, words, state_->hook);
  const mustache::data outer = rendering.tree(around);
  const mustache::data inner = rendering.tree(values);
  rendering.push(&outer);
  rendering.push(&inner);
  constexpr std::size_t k_usual_frame = 16'000;  // bytes, besides charts and tables
  Output output{rendering, {}};
  output.text.reserve(k_usual_frame + rendering.bytes_in_places());
  shown.render(rendering, output);
  return Markup::made_here(std::move(output.text));
}

std::vector<std::string> Templates::words_lacking(const Words& words) const
{
  std::vector<std::string> lacking;
  for (const auto& [name, file] : state_->files) {
    for (const NamedWord& word : words_named(file.text)) {
      if (!words.has(word.key)) {
        lacking.push_back(fmt::format("{}:{}: no text \"{}\" in \"{}\"", file.path, word.line, word.key,
                                      util::code(words.language())));
      }
    }
  }
  return lacking;
}

}  // namespace html
