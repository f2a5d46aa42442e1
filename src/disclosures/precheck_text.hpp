// SPDX-License-Identifier: Apache-2.0
// The text of a page or document made fit for looking things up: words are found however they are spaced, in capitals
// or small letters, with Thai vowels in the order in which PDF files may have them; digits are Arabic.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace disclosures {

class SearchedText {
 public:
  explicit SearchedText(std::string_view text);

  /// With Arabic digits; everything else as it stands. Offsets below are into this.
  const std::string& plain() const { return plain_; }
  struct Place {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  std::vector<Place> find_all(std::string_view words) const;
  bool has(std::string_view words) const;
  /// The first of the words that is there.
  std::optional<Place> find_any(const std::vector<std::string>& words) const;
  /// The line around a place, cut to about 160 characters.
  std::string quote(std::size_t at) const;

 private:
  std::string plain_;
  std::string squeezed_;
  std::vector<std::size_t> places_;  ///< of each byte of squeezed_ in plain_
};

/// Words as SearchedText compares them.
std::string squeezed(std::string_view words);

bool has_email(std::string_view text);
/// A number of Thailand with its area or network, 9 or 10 digits: "045-123456", "+66 45 123 456".
bool has_telephone(std::string_view plain);
/// How many telephone numbers and e-mail addresses.
std::size_t contacts_in(std::string_view plain);

/// Words by which documents say things; from the catalogue, because they are Thai.
struct Signs {
  std::vector<std::string> fiscal_year;  ///< before a year, when it is a fiscal one
  std::vector<std::string> eras;
  std::vector<std::string> first_half;
  std::vector<std::string> quarter;
  std::vector<std::string> total;     ///< begins a row that sums up others
  std::vector<std::string> position;  ///< before the name of a position
  std::vector<std::string> map;
  std::vector<std::string> until;
};
const Signs& signs();

}  // namespace disclosures
