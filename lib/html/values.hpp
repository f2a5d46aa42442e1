// SPDX-License-Identifier: Apache-2.0
// What a page shows, as a small tree that knows nothing of HTML: texts, words of the catalogue, yes and no, lists and
// objects. A template names the values; everything is escaped on its way into the page, except markup that the program
// made itself, which is a type of its own so that no text of a person becomes markup by accident.
#pragma once
#include <chrono>
#include <concepts>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "lib/html/cells.hpp"
#include "lib/html/phrase.hpp"

namespace html {

/// A count with its thousands separated: "1,370,000". A plain integer is shown without, as addresses need it.
struct Count {
  long long number = 0;
};

class Values {
 public:
  struct Section {
    std::vector<Values> items;
    bool is_list = false;
  };
  using Value = std::variant<Phrase, bool, Markup, std::chrono::year_month_day, Section, Rows>;
  using Entry = std::pair<std::string, Value>;

  /// Sets the named value, in place of one of that name. The name "." is the item itself (`{{.}}`). A value is a text,
  /// a Word, a Name, a Phrase, a bool, an integer, a Count, Markup, a date (shown in full, in Thai of the Buddhist
  /// era), Values as an object, or a vector of Values or texts as a list.
  template <typename Shown>
  Values& set(std::string_view name, Shown&& shown) &
  {
    put(name, value_of(std::forward<Shown>(shown)));
    return *this;
  }
  template <typename Shown>
  Values&& set(std::string_view name, Shown&& shown) &&
  {
    put(name, value_of(std::forward<Shown>(shown)));
    return std::move(*this);
  }

  /// Appends to the list of that name and makes the list where there is none.
  Values& add(std::string_view name, Values item) &;
  Values&& add(std::string_view name, Values item) && { return std::move(add(name, std::move(item))); }
  /// Appends a row to the rows of a table of that name, which become markup.
  Values& add(std::string_view name, Row row) &;
  /// Makes sure that there is a list of that name, empty if nothing is added: templates ask for every name.
  Values& list(std::string_view name) &;
  Values&& list(std::string_view name) && { return std::move(list(name)); }

  const Value* find(std::string_view name) const;
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  static Value value_of(Phrase text) { return text; }
  static Value value_of(Word word) { return Phrase(std::move(word)); }
  static Value value_of(Name name) { return Phrase(std::move(name)); }
  static Value value_of(std::string text) { return Phrase(std::move(text)); }
  static Value value_of(std::string_view text) { return Phrase(text); }
  static Value value_of(const char* text) { return Phrase(text); }
  static Value value_of(std::same_as<bool> auto flag) { return flag; }
  static Value value_of(std::integral auto number) requires(!std::same_as<decltype(number), bool>)
  {
    return Phrase(std::to_string(number));
  }
  static Value value_of(Count count);
  static Value value_of(Markup markup) { return markup; }
  static Value value_of(std::chrono::year_month_day date) { return date; }
  static Value value_of(Values object);
  static Value value_of(std::vector<Values> items);
  static Value value_of(const std::vector<std::string>& texts);
  void put(std::string_view name, Value value);
  Section& list_named(std::string_view name);
  std::vector<Entry> entries_;
};

/// "1,370,000", with a minus before negative numbers.
std::string grouped(long long number);

}  // namespace html
