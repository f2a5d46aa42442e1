// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstring>
#include <utility>

#include "lib/util/csv_state.hpp"
#include "lib/util/text.hpp"

namespace util {

int CsvReader::State::count_line_ends(std::string_view text)
{
  int count = 0;
  for (std::size_t at = text.find_first_of("\r\n"); at != std::string_view::npos; at = text.find_first_of("\r\n", at)) {
    ++count;
    at += text.substr(at).starts_with("\r\n") ? 2 : 1;
  }
  return count;
}

CsvReader::State::Step CsvReader::State::scan_row()
{
  fields_.clear();
  doubled_.clear();
  faults_.clear();
  lines_inside_ = 0;
  const char* const end = data_end();
  const char* at = row_begin();
  while (true) {
    const char* const field = at;
    if (*field == '"') {
      if (const Step step = scan_quoted(at); step != Step::row) return step;
    } else {
      at = scan_plain(at);
      fields_.push_back(between(field, at));
    }
    if (static_cast<std::size_t>(at - field) > k_field_limit) return fatal("csv.field_too_long", field);
    if (at == end && !at_end_) return needs_more(field);
    if (*at == separator && at != end) {
      ++at;
      continue;
    }
    if (*at == '\r') {
      if (at + 1 == end && !at_end_) return needs_more(field);
      ++at;
    }
    if (at != end && *at == '\n') ++at;
    row_bytes_ = static_cast<std::size_t>(at - row_begin());
    return row_bytes_ > k_row_limit ? fatal("csv.row_too_long", row_begin()) : Step::row;
  }
}

const char* CsvReader::State::scan_plain(const char* at)
{
  while (true) {
    while (!stops_[static_cast<unsigned char>(*at)])
      ++at;
    if (*at != '\0') return at;
    note("csv.nul", at);
    ++at;
  }
}

CsvReader::State::Step CsvReader::State::scan_quoted(const char*& at)
{
  const char* const end = data_end();
  const char* const field = at++;
  bool doubled = false;
  while (true) {
    at = static_cast<const char*>(std::memchr(at, '"', static_cast<std::size_t>(end - at)));
    if (at == nullptr && at_end_) return fatal("csv.unclosed_quote", field);
    if (at == nullptr || (at + 1 == end && !at_end_)) return needs_more(field);
    if (at + 1 == end || at[1] != '"') break;
    doubled = true;
    at += 2;
  }
  const std::string_view content = between(field + 1, at);
  if (doubled) doubled_.push_back(fields_.size());
  fields_.push_back(content);
  lines_inside_ += count_line_ends(content);
  if (const std::size_t nul = content.find('\0'); nul != std::string_view::npos) note("csv.nul", content.data() + nul);
  const char* const after = ++at;
  at = scan_plain(at);
  if (at != after) note("csv.text_after_quote", after);
  return Step::row;
}

/// The field or row does not end in the buffer: more is wanted, unless it is too long already.
CsvReader::State::Step CsvReader::State::needs_more(const char* field)
{
  if (static_cast<std::size_t>(data_end() - field) > k_field_limit + 2) return fatal("csv.field_too_long", field);
  if (end_ - begin_ > k_row_limit + 2) return fatal("csv.row_too_long", row_begin());
  return Step::more;
}

/// A fault after which nobody can say where the row ends. Reading goes on after the line on which it stands, so that
/// one forgotten quote does not hide the faults of the rows behind it.
CsvReader::State::Step CsvReader::State::fatal(const char* code, const char* at)
{
  // What is passed over is not looked at, and might be what tells the encoding.
  failed_ = text.detected().presumed;
  note(code, at);
  for (const Fault& fault : faults_)
    add_problem(fault);
  line_ += count_line_ends(between(row_begin(), at));
  begin_ = static_cast<std::size_t>(at - buffer_.data());
  skipping_ = true;
  return Step::fatal;
}

/// One fault of each kind is enough for a row.
void CsvReader::State::note(const char* code, const char* at)
{
  const auto same = [&](const Fault& fault) { return std::string_view(fault.code) == code; };
  if (std::none_of(faults_.begin(), faults_.end(), same)) {
    faults_.push_back({code, static_cast<std::size_t>(at - row_begin())});
  }
}

void CsvReader::State::add_problem(const Fault& fault)
{
  const std::string_view before(row_begin(), fault.offset);
  const std::size_t line_end = before.find_last_of("\r\n");
  const std::string_view on_line = line_end == std::string_view::npos ? before : before.substr(line_end + 1);
  Place place{name, line_ + count_line_ends(before), static_cast<int>(character_count(on_line)) + 1, ""};
  if (problems.size() < k_problem_limit) {
    problems.push_back({std::move(place), fault.code, {}});
  } else if (problems.size() == k_problem_limit) {
    problems.push_back({std::move(place), "csv.more_problems", {}});
  }
}

}  // namespace util
