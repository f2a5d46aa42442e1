// SPDX-License-Identifier: Apache-2.0
#include <bit>
#include <cstring>

#include "lib/util/csv_marks.hpp"
#include "lib/util/csv_state.hpp"
#include "lib/util/text.hpp"
#include "lib/util/utf8.hpp"

namespace util {

/// Takes a usual row apart and hands it out: no quotes, no control characters, whole in the buffer, not long, not blank
/// in its first field. False where the row is another, which scan_row() then looks at from its beginning.
bool CsvReader::State::quick_row(CsvRow& row)
{
  constexpr std::size_t k_look = 64;
  constexpr std::ptrdiff_t k_long = std::ptrdiff_t{64} * 1024;
  quick_count_ = 0;
  const char* const end = data_end();
  const char* field = known_first_field(row_begin());
  std::uint64_t not_ascii = 0;
  for (const char* look = field; look < end && look - row_begin() < k_long; look += k_look) {
    const CsvMarks marks = csv_marks(look, separator);
    if (quick_fields_.size() < quick_count_ + k_look) quick_fields_.resize(quick_count_ + 2 * k_look);
    std::string_view* to = quick_fields_.data() + quick_count_;
    const std::uint64_t before = marks.others == 0 ? ~std::uint64_t{0} : (marks.others & (~marks.others + 1)) - 1;
    for (std::uint64_t stops = marks.separators & before; stops != 0; stops &= stops - 1) {
      const char* const stop = look + std::countr_zero(stops);
      *to++ = between(field, stop);
      field = stop + 1;
    }
    if (marks.others != 0) {
      const char* const stop = look + std::countr_zero(marks.others);
      *to++ = between(field, stop);
      quick_count_ = static_cast<std::size_t>(to - quick_fields_.data());
      const bool two = *stop == '\r' && stop[1] == '\n' && stop + 1 < end;
      if (stop >= end || (*stop != '\n' && !two)) return false;
      return hand_out_quick(row, stop + (two ? 2 : 1), ((not_ascii | (marks.not_ascii & before)) == 0));
    }
    quick_count_ = static_cast<std::size_t>(to - quick_fields_.data());
    not_ascii |= marks.not_ascii;
  }
  return false;
}

/// Rows often begin with the same field as the one before; then it was checked there. Returns where to go on.
const char* CsvReader::State::known_first_field(const char* at)
{
  const std::size_t bytes = first_field_.size();
  const bool same = bytes != 0 && bytes < static_cast<std::size_t>(data_end() - at) &&
                    std::memcmp(at, first_field_.data(), bytes) == 0;
  if (!same) {
    first_field_ = {};
    return at;
  }
  if (quick_fields_.empty()) quick_fields_.resize(1);
  quick_fields_[0] = {at, bytes - 1};
  quick_count_ = 1;
  return at + bytes;
}

/// `ascii`: all that was looked at, which leaves out a first field known from the row before.
bool CsvReader::State::hand_out_quick(CsvRow& row, const char* end, bool ascii)
{
  const std::string_view first = quick_fields_[0];
  const bool plainly_visible =
      !first.empty() && ((first[0] > ' ' && first[0] < '\x7F') || !first_field_.empty() || !trim(first).empty());
  if (!plainly_visible) return false;
  if (!ascii && !text.detected().all_characters) {
    const std::string_view looked_at = between(row_begin() + first_field_.size(), end);
    if (valid_utf8_prefix(looked_at) != looked_at.size()) return false;
  }
  if (quick_count_ > 1) first_field_ = between(first.data(), quick_fields_[1].data());
  row.line = line_++;
  row.fields = {quick_fields_.data(), quick_count_};
  begin_ = static_cast<std::size_t>(end - buffer_.data());
  return true;
}

}  // namespace util
