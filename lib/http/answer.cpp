// SPDX-License-Identifier: Apache-2.0
#include "lib/http/answer.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <ctime>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/http/outcome.hpp"
#include "lib/util/text.hpp"

namespace http {
namespace {

using TimePoint = std::chrono::system_clock::time_point;

[[noreturn]] void file_failed(const FileBody& file)
{
  throw std::system_error(errno, std::generic_category(), file.path.string());
}

void append_field(std::string& head, std::string_view name, std::string_view value)
{
  head.append(name).append(": ").append(value).append("\r\n");
}

/// Dates are asked for at every answer and change once a second.
const std::string& date_of(TimePoint now)
{
  thread_local std::time_t written_for = -1;
  thread_local std::string written;
  const std::time_t second = std::chrono::system_clock::to_time_t(now);
  if (second != written_for) {
    written = http_date(now);
    written_for = second;
  }
  return written;
}

/// Weak comparison (RFC 9110, 13.1.2): W/ says nothing here.
bool names_tag(std::string_view list, std::string_view tag)
{
  const auto bare = [](std::string_view text) {
    text = util::trim(text);
    return text.starts_with("W/") ? text.substr(2) : text;
  };
  return util::trim(list) == "*" ||
         std::ranges::any_of(util::split(list, ','), [&](std::string_view one) { return bare(one) == bare(tag); });
}

bool client_has_it(const Response& response, const AnswerTo& to)
{
  if (response.status != 200 || (to.method != Method::get && to.method != Method::head)) return false;
  if (!to.if_none_match.empty()) {
    const auto tag = response.headers.find("etag");
    return tag && names_tag(to.if_none_match, *tag);
  }
  if (to.if_modified_since.empty()) return false;
  const auto modified = parse_http_date(response.headers.get("last-modified"));
  const auto known = parse_http_date(to.if_modified_since);
  return modified && known && *modified <= *known;
}

void turn_into_304(Response& response)
{
  response.status = 304;
  response.body = std::string();
  response.headers.remove("Content-Type");
  response.headers.remove("Content-Encoding");
  response.headers.remove("Content-Disposition");
}

void append_security(std::string& head, const Response& response, const AnswerTo& to, const SecurityHeaders& security)
{
  const auto unless_set = [&](std::string_view name, std::string_view value) {
    if (!value.empty() && !response.headers.has(name)) append_field(head, name, value);
  };
  unless_set("Content-Security-Policy", security.content_security_policy);
  unless_set("X-Content-Type-Options", "nosniff");
  unless_set("X-Frame-Options", "DENY");
  unless_set("Referrer-Policy", security.referrer_policy);
  unless_set("Permissions-Policy", security.permissions_policy);
  unless_set("Cross-Origin-Opener-Policy", "same-origin");
  if (to.secure) unless_set("Strict-Transport-Security", security.strict_transport_security);
  unless_set("Cache-Control", "no-store");
}

std::string write_head(const Answer& answer, const AnswerTo& to, const SecurityHeaders& security, TimePoint now)
{
  constexpr std::size_t k_usual_head = 768;
  const Response& response = answer.response;
  std::string head;
  head.reserve(k_usual_head);
  head.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ").append(reason(response.status));
  head.append("\r\n");
  append_field(head, "Date", date_of(now));
  for (std::size_t i = 0; i < response.headers.size(); ++i)
    append_field(head, response.headers.name(i), response.headers.value(i));
  append_security(head, response, to, security);
  if (response.status != 204 && response.status != 304) {
    append_field(head, "Content-Length", std::to_string(answer.body_size));
  }
  if (!to.keep_alive) append_field(head, "Connection", "close");
  if (to.keep_alive && !to.is_1_1) append_field(head, "Connection", "keep-alive");
  return head.append("\r\n");
}

}  // namespace

AnswerTo AnswerTo::of(const Request& request)
{
  AnswerTo to;
  to.method = request.method;
  to.secure = request.secure;
  to.if_none_match = request.headers.get("if-none-match");
  to.if_modified_since = request.headers.get("if-modified-since");
  return to;
}

std::string http_date(TimePoint time)
{
  // Not strftime: day and month are English whatever the locale.
  constexpr std::array<const char*, 7> k_days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<const char*, 12> k_months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  std::array<char, 64> text{};
  const int size = std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
                                 k_days[static_cast<std::size_t>(parts.tm_wday)], parts.tm_mday,
                                 k_months[static_cast<std::size_t>(parts.tm_mon)], parts.tm_year + 1900, parts.tm_hour,
                                 parts.tm_min, parts.tm_sec);
  return {text.data(), static_cast<std::size_t>(size)};
}

std::optional<TimePoint> parse_http_date(std::string_view text)
{
  std::tm parts{};
  const std::string terminated(text);
  const char* const end = ::strptime(terminated.c_str(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
  if (end == nullptr || *end != '\0') return std::nullopt;
  return std::chrono::system_clock::from_time_t(::timegm(&parts));
}

OpenFile::OpenFile(const FileBody& file) : descriptor_(::open(file.path.c_str(), O_RDONLY | O_CLOEXEC))
{
  if (descriptor_ < 0) file_failed(file);
  struct stat status = {};
  if (::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) {
    const int error = errno;
    ::close(descriptor_);
    errno = error != 0 ? error : EISDIR;
    file_failed(file);
  }
  size_ = left_ = static_cast<std::uint64_t>(status.st_size);
  modified_ = std::chrono::system_clock::from_time_t(status.st_mtime);
}

OpenFile::OpenFile(OpenFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      size_(other.size_),
      left_(other.left_),
      modified_(other.modified_)
{
}

OpenFile::~OpenFile()
{
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::string_view OpenFile::read(std::string& buffer, std::size_t most)
{
  buffer.resize(static_cast<std::size_t>(std::min<std::uint64_t>(most, left_)));
  if (buffer.empty()) return {};
  ssize_t count = 0;
  do {
    count = ::read(descriptor_, buffer.data(), buffer.size());
  } while (count < 0 && errno == EINTR);
  if (count <= 0) throw std::system_error(count < 0 ? errno : EIO, std::generic_category(), "file being sent");
  left_ -= static_cast<std::uint64_t>(count);
  return std::string_view(buffer).substr(0, static_cast<std::size_t>(count));
}

std::string_view Answer::body() const
{
  if (body_size == 0) return {};
  if (const auto* own = std::get_if<std::string>(&response.body)) return *own;
  if (const auto* shared = std::get_if<SharedBytes>(&response.body)) return shared->view();
  return {};
}

Answer make_answer(Response response, const AnswerTo& to, const SecurityHeaders& security, TimePoint now)
{
  Answer answer;
  answer.response = std::move(response);
  if (const auto* body = std::get_if<FileBody>(&answer.response.body)) {
    answer.file.emplace(*body);
    Headers& headers = answer.response.headers;
    if (!headers.has("last-modified")) headers.add("Last-Modified", http_date(answer.file->modified()));
  }
  if (client_has_it(answer.response, to)) {
    turn_into_304(answer.response);
    answer.file.reset();
  }
  answer.body_size = 1;  // whatever there is
  answer.body_size = answer.file ? answer.file->size() : answer.body().size();
  answer.head = write_head(answer, to, security, now);
  if (to.method == Method::head || answer.response.status == 204 || answer.response.status == 304) {
    answer.body_size = 0;
    answer.file.reset();
  }
  return answer;
}

}  // namespace http
