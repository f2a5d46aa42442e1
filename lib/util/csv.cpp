// SPDX-License-Identifier: Apache-2.0
#include "lib/util/csv.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "lib/util/csv_separator.hpp"
#include "lib/util/csv_state.hpp"
#include "lib/util/text.hpp"
#include "lib/util/utf8.hpp"

namespace util {
namespace {

bool is_blank(std::string_view field)
{
  // Nearly every first field begins with a visible ASCII character or is judged by the slower look.
  if (!field.empty() && field[0] > ' ' && field[0] < '\x7F') return false;
  return trim(field).empty();
}

}  // namespace

CsvReader::State::State(ByteSource source, std::string shown_as, std::size_t piece)
    : text(std::move(source)), name(std::move(shown_as)), piece_(piece)
{
  find_heading();
}

void CsvReader::State::find_heading()
{
  if (text.detected().is_document) {
    problems.push_back({{name, 0, 0, ""}, "csv.not_a_table", {}});
    at_end_ = true;
    return;
  }
  constexpr std::size_t k_enough_for_heading = std::size_t{64} * 1024;
  while (end_ < k_enough_for_heading && !at_end_)
    refill();
  const SeparatorFound found = find_separator(between(row_begin(), data_end()));
  separator = found.separator;
  begin_ = found.skip_bytes;
  if (found.skip_bytes > 0) line_ = 2;
  stops_ = {};
  for (const char stop : {separator, '\n', '\r', '\0'})
    stops_[static_cast<unsigned char>(stop)] = true;
}

void CsvReader::State::settle_encoding()
{
  if (!text.detected().presumed) return;
  text.detect();
  begin_ = end_ = dropped_ = uncut_until_ = 0;
  at_end_ = skipping_ = failed_ = false;
  line_ = 1;
  problems.clear();
  first_field_ = {};
  find_heading();
}

void CsvReader::State::refill()
{
  const std::size_t kept = end_ - begin_;
  constexpr std::size_t k_smallest_read = 16;
  // Reading at least as much again keeps the looks at one long row few.
  const std::size_t wanted = std::max({piece_, kept, k_smallest_read});
  if (kept > 0) std::memmove(buffer_.data(), row_begin(), kept);
  if (buffer_.size() < kept + wanted + k_behind) buffer_.resize(kept + wanted + k_behind);
  const std::size_t count = text.read(buffer_.data() + kept, wanted);
  at_end_ = count == 0;
  dropped_ += begin_;
  begin_ = 0;
  first_field_ = {};
  end_ = kept + count;
  buffer_[end_] = '\n';
}

bool CsvReader::State::next(CsvRow& row)
{
  while (!failed_) {
    if (skipping_ && !skip_line()) {
      refill();
      continue;
    }
    if (begin_ == end_) {
      if (at_end_) return false;
      refill();
      continue;
    }
    if (quick_row(row)) return true;
    switch (scan_row()) {
      case Step::more:
        refill();
        break;
      case Step::fatal:
        break;
      case Step::row:
        if (take_row(row)) return true;
        break;
    }
  }
  return false;
}

/// Passes over the rest of the line; false where its end is not in the buffer yet.
bool CsvReader::State::skip_line()
{
  const std::string_view rest = between(row_begin(), data_end());
  std::size_t at = std::min(rest.find_first_of("\r\n"), rest.size());
  const bool perhaps_half_an_end = at + 1 == rest.size() && rest[at] == '\r';
  if (!at_end_ && (at == rest.size() || perhaps_half_an_end)) {
    begin_ += at;
    return false;
  }
  if (at < rest.size()) {
    at += rest.substr(at).starts_with("\r\n") ? 2 : 1;
    ++line_;
  }
  begin_ += at;
  skipping_ = false;
  return true;
}

/// Moves on behind the row; true where it is a good one to hand out.
bool CsvReader::State::take_row(CsvRow& row)
{
  if (!text.detected().all_characters) {
    const std::string_view bytes(row_begin(), row_bytes_);
    const std::size_t valid = valid_utf8_prefix(bytes);
    if (valid < bytes.size()) {
      if (text.detected().presumed) {
        failed_ = true;
        return false;
      }
      note("csv.bad_bytes", bytes.data() + valid);
    }
  }
  for (const Fault& fault : faults_)
    add_problem(fault);
  row.line = line_;
  begin_ += row_bytes_;
  line_ += lines_inside_ + 1;
  if (!faults_.empty() || std::all_of(fields_.begin(), fields_.end(), is_blank)) return false;
  if (!doubled_.empty()) unquote();
  row.fields = fields_;
  return true;
}

/// Makes one quote of each doubled one, in place.
void CsvReader::State::unquote()
{
  for (const std::size_t index : doubled_) {
    std::string_view& field = fields_[index];
    char* const begin = buffer_.data() + (field.data() - buffer_.data());
    char* to = begin;
    for (std::size_t from = 0; from < field.size(); ++from) {
      *to++ = field[from];
      if (field[from] == '"') ++from;
    }
    field = between(begin, to);
  }
}

CsvReader::CsvReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
CsvReader::CsvReader(CsvReader&&) noexcept = default;
CsvReader& CsvReader::operator=(CsvReader&&) noexcept = default;
CsvReader::~CsvReader() = default;

CsvReader CsvReader::open(const std::filesystem::path& path, std::size_t piece_bytes)
{
  return CsvReader(std::make_unique<State>(ByteSource(path), path.string(), piece_bytes));
}

CsvReader CsvReader::from_text(std::string bytes, std::string shown_as, std::size_t piece_bytes)
{
  return CsvReader(std::make_unique<State>(ByteSource(std::move(bytes)), std::move(shown_as), piece_bytes));
}

std::string_view CsvReader::ahead() const
{
  return state_->ahead();
}

void CsvReader::pass(std::size_t bytes, int rows)
{
  state_->pass(bytes, rows);
}

bool CsvReader::next(CsvRow& row)
{
  return state_->settled().next(row);
}
const Problems& CsvReader::problems() const
{
  return state_->settled().problems;
}
const std::string& CsvReader::name() const
{
  return state_->name;
}
char CsvReader::separator() const
{
  return state_->settled().separator;
}

std::string_view CsvReader::encoding() const
{
  switch (state_->settled().text.detected().encoding) {
    case TableEncoding::utf_8:
      return "UTF-8";
    case TableEncoding::utf_16_little:
      return "UTF-16LE";
    case TableEncoding::utf_16_big:
      return "UTF-16BE";
    case TableEncoding::windows_874:
      return "windows-874";
  }
  return "";
}

}  // namespace util
