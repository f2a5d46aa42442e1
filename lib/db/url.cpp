// SPDX-License-Identifier: Apache-2.0
#include "lib/db/url.hpp"

#include <algorithm>
#include <map>
#include <memory>

#include <libpq-fe.h>

#include "lib/util/text.hpp"

namespace db {
namespace {

using Settings = std::map<std::string, std::string>;

/// What a postgresql:// URL sets, or nothing where libpq cannot read it.
std::optional<Settings> settings_of(const std::string& url)
{
  const std::unique_ptr<PQconninfoOption, void (*)(PQconninfoOption*)> options(PQconninfoParse(url.c_str(), nullptr),
                                                                               PQconninfoFree);
  if (!options) return std::nullopt;
  Settings settings;
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val != nullptr && *option->val != '\0') settings[option->keyword] = option->val;
  }
  return settings;
}

bool is_printable(std::string_view text)
{
  return util::is_utf8(text) && std::ranges::none_of(text, [](char c) {
           constexpr unsigned char k_blank = 0x20;
           constexpr unsigned char k_delete = 0x7f;
           const auto byte = static_cast<unsigned char>(c);
           return byte < k_blank || byte == k_delete;
         });
}

class UrlReader {
 public:
  explicit UrlReader(std::string_view field) : field_(field) {}

  UrlReading read(std::string_view text)
  {
    if (!is_printable(text)) return fault("db.url_not_text");
    const std::string_view trimmed = util::trim(text);
    if (trimmed.empty()) return fault("db.url_empty");
    if (trimmed.starts_with("sqlite:")) return read_sqlite(trimmed.substr(trimmed.find(':') + 1));
    if (trimmed.starts_with("postgresql://") || trimmed.starts_with("postgres://")) {
      return read_postgresql(std::string(trimmed));
    }
    // Of another kind of URL only the part before the colon is repeated: a password may follow.
    const std::size_t scheme = trimmed.find("://");
    if (scheme != std::string_view::npos) return fault("db.url_other_engine", trimmed.substr(0, scheme));
    return fault("db.url_bare", trimmed);
  }

 private:
  UrlReading fault(std::string code, std::string_view value = {})
  {
    UrlReading reading;
    util::Problem problem{.code = std::move(code)};
    problem.place.field = field_;
    problem.params["value"] = value;
    reading.problems.push_back(std::move(problem));
    return reading;
  }

  UrlReading read_sqlite(std::string_view path)
  {
    if (path.empty()) return fault("db.url_no_path");
    // Each connection would have an empty database of its own.
    if (path == ":memory:") return fault("db.url_memory");
    // Elsewhere sqlite://name means many things; here two slashes would mean the root of the disk.
    if (path.starts_with("//") && !path.starts_with("///")) return fault("db.url_slashes", path.substr(2));
    if (path.find('"') != std::string_view::npos) return fault("db.url_quote", path);
    return {.url = Url{.engine = Engine::sqlite, .place = std::string(path)}, .problems = {}};
  }

  UrlReading read_postgresql(std::string url)
  {
    const std::optional<Settings> settings = settings_of(url);
    if (!settings) return fault("db.url_postgresql");
    if (!settings->contains("dbname")) return fault("db.url_no_name");
    // Otherwise a server that is gone holds a request for minutes.
    if (!settings->contains("connect_timeout")) {
      url += url.find('?') == std::string::npos ? "?connect_timeout=5" : "&connect_timeout=5";
    }
    return {.url = Url{.engine = Engine::postgresql, .place = std::move(url)}, .problems = {}};
  }

  std::string field_;
};

}  // namespace

std::string_view name(Engine engine)
{
  return engine == Engine::sqlite ? "sqlite" : "postgresql";
}

std::string Url::shown() const
{
  if (engine == Engine::sqlite) return "sqlite:" + place;
  Settings settings = settings_of(place).value_or(Settings());
  std::string text = "postgresql://";
  if (settings.contains("user")) text += settings["user"] + "@";
  text += settings["host"];
  if (settings.contains("port")) text += ":" + settings["port"];
  return text + "/" + settings["dbname"];
}

UrlReading read_url(std::string_view text, std::string_view field)
{
  return UrlReader(field).read(text);
}

}  // namespace db
