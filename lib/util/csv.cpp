// SPDX-License-Identifier: Apache-2.0
#include "lib/util/csv.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "lib/util/csv_separator.hpp"
#include "lib/util/csv_text.hpp"
#include "lib/util/text.hpp"
#include "lib/util/utf8.hpp"

namespace util {
namespace {

std::string_view between(const char* from, const char* to)
{
  return {from, static_cast<std::size_t>(to - from)};
}

/// LF, CRLF and CR each end a line.
int count_line_ends(std::string_view text)
{
  int count = 0;
  for (std::size_t at = text.find_first_of("\r\n"); at != std::string_view::npos; at = text.find_first_of("\r\n", at)) {
    ++count;
    at += text.substr(at).starts_with("\r\n") ? 2 : 1;
  }
  return count;
}

bool is_blank(std::string_view field)
{
  // Nearly every first field begins with a visible ASCII character or is judged by the slower look.
  if (!field.empty() && field[0] > ' ' && field[0] < '\x7F') return false;
  return trim(field).empty();
}

}  // namespace

/// The rows in the text. The buffer always holds the row being read from its beginning; where the row's end is not in
/// the buffer yet, more is read and the row is looked at again. Fields that need no unquoting stay where they are.
struct CsvReader::State {
  State(ByteSource source, std::string shown_as, std::size_t piece);

  bool next(CsvRow& row);

  TableText text;
  std::string name;
  Problems problems;
  char separator = ',';

 private:
  enum class Step { row, more, fatal };
  struct Fault {
    const char* code;
    std::size_t offset;  // from the beginning of the row
  };

  void refill();
  Step scan_row();
  Step scan_quoted(const char*& at);
  const char* scan_plain(const char* at);
  Step needs_more(const char* field);
  Step fatal(const char* code, const char* at);
  void note(const char* code, const char* at);
  void add_problem(const Fault& fault);
  bool skip_line();
  bool take_row(CsvRow& row);
  void unquote();
  bool all_blank() const { return std::all_of(fields_.begin(), fields_.end(), is_blank); }
  const char* row_begin() const { return buffer_.data() + begin_; }
  const char* data_end() const { return buffer_.data() + end_; }

  std::size_t piece_;
  std::vector<char> buffer_;  // [begin_, end_) is unread text; a line end stands at end_ so that a scan stops there
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool at_end_ = false;    // no more text behind end_
  bool skipping_ = false;  // what is left of a line after a fault that makes the row's end unknowable
  int line_ = 1;           // of begin_
  std::array<bool, 256> stops_{};

  // The row that scan_row() found.
  std::vector<std::string_view> fields_;
  std::vector<std::size_t> doubled_;  // fields with doubled quotes in them
  std::vector<Fault> faults_;
  std::size_t row_bytes_ = 0;  // with its line end
  int lines_inside_ = 0;       // line ends inside quotes
};

CsvReader::State::State(ByteSource source, std::string shown_as, std::size_t piece)
    : text(std::move(source)), name(std::move(shown_as)), piece_(piece)
{
  if (text.detected().is_document) {
    problems.push_back({{name, 0, 0, ""}, "csv.not_a_table", {}});
    at_end_ = true;
    return;
  }
  constexpr std::size_t k_enough_for_heading = 64 * 1024;
  while (end_ < k_enough_for_heading && !at_end_)
    refill();
  const SeparatorFound found = find_separator(between(row_begin(), data_end()));
  separator = found.separator;
  begin_ = found.skip_bytes;
  if (found.skip_bytes > 0) line_ = 2;
  for (const char stop : {separator, '\n', '\r', '\0'})
    stops_[static_cast<unsigned char>(stop)] = true;
}

void CsvReader::State::refill()
{
  const std::size_t kept = end_ - begin_;
  constexpr std::size_t k_smallest_read = 16;
  // Reading at least as much again keeps the looks at one long row few.
  const std::size_t wanted = std::max({piece_, kept, k_smallest_read});
  if (kept > 0) std::memmove(buffer_.data(), row_begin(), kept);
  if (buffer_.size() < kept + wanted + 1) buffer_.resize(kept + wanted + 1);
  const std::size_t count = text.read(buffer_.data() + kept, wanted);
  at_end_ = count == 0;
  begin_ = 0;
  end_ = kept + count;
  buffer_[end_] = '\n';
}

bool CsvReader::State::next(CsvRow& row)
{
  while (true) {
    if (skipping_ && !skip_line()) {
      refill();
      continue;
    }
    if (begin_ == end_) {
      if (at_end_) return false;
      refill();
      continue;
    }
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
    if (valid < bytes.size()) note("csv.bad_bytes", bytes.data() + valid);
  }
  for (const Fault& fault : faults_)
    add_problem(fault);
  row.line = line_;
  begin_ += row_bytes_;
  line_ += lines_inside_ + 1;
  if (!faults_.empty() || (is_blank(fields_[0]) && all_blank())) return false;
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

bool CsvReader::next(CsvRow& row)
{
  return state_->next(row);
}
const Problems& CsvReader::problems() const
{
  return state_->problems;
}
const std::string& CsvReader::name() const
{
  return state_->name;
}
char CsvReader::separator() const
{
  return state_->separator;
}

std::string_view CsvReader::encoding() const
{
  switch (state_->text.detected().encoding) {
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
