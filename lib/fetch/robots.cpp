// SPDX-License-Identifier: Apache-2.0
#include "lib/fetch/robots.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "lib/util/text.hpp"

namespace fetch {
namespace {

constexpr double k_longest_delay = 10;
constexpr std::size_t k_most_rules = 2000;
constexpr std::size_t k_longest_pattern = 2000;

std::string lower(std::string_view text)
{
  std::string out(text);
  for (char& c : out)
    c = util::ascii_lower(c);
  return out;
}

/// Whether the pattern ("/plan*/a$") fits the beginning of the path. Stars are tried from the shortest; since each
/// piece between them is searched once from where the last one ended, the time is that of one pass for each piece.
bool fits(std::string_view pattern, std::string_view path)
{
  const bool to_the_end = pattern.ends_with('$');
  if (to_the_end) pattern.remove_suffix(1);
  const auto pieces = util::split(pattern, '*');
  if (!path.starts_with(pieces.front())) return false;
  std::size_t at = pieces.front().size();
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    const std::string_view piece = pieces[i];
    if (to_the_end && i + 1 == pieces.size()) return path.size() >= at + piece.size() && path.ends_with(piece);
    const std::size_t found = path.find(piece, at);
    if (found == std::string_view::npos) return false;
    at = found + piece.size();
  }
  return !to_the_end || at == path.size();
}

}  // namespace

/// Reads line by line: names of programs, then the rules for them.
class RobotsReader {
 public:
  explicit RobotsReader(std::string_view product) : product_(lower(product)) {}

  void line(std::string_view text)
  {
    text = util::trim(text.substr(0, text.find('#')));
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) return;
    const std::string key = lower(util::trim(text.substr(0, colon)));
    const std::string_view value = util::trim(text.substr(colon + 1));
    if (key == "user-agent") return name(value);
    if (key == "allow" || key == "disallow") rule(value, key == "allow");
    if (key == "crawl-delay") delay(value);
  }

  Robots result() &&
  {
    Robots robots;
    robots.rules_ = std::move(named_ ? own_ : general_);
    robots.delay_ = named_ ? own_delay_ : general_delay_;
    return robots;
  }

 private:
  void name(std::string_view value)
  {
    if (in_rules_) for_own_ = for_all_ = false;
    in_rules_ = false;
    // "Prongsai/1.0" is asked for by the product's name alone.
    const std::string program = lower(value.substr(0, value.find_first_of("/ ")));
    if (program == "*") for_all_ = true;
    if (program == product_) for_own_ = named_ = true;
  }

  void rule(std::string_view pattern, bool allow)
  {
    in_rules_ = true;
    if (pattern.empty() || pattern.size() > k_longest_pattern) return;
    for (auto& [wanted, rules] : {std::pair(for_own_, &own_), std::pair(for_all_, &general_)}) {
      if (wanted && rules->size() < k_most_rules) rules->push_back({std::string(pattern), allow});
    }
  }

  void delay(std::string_view value)
  {
    in_rules_ = true;
    double seconds = 0;
    std::from_chars(value.data(), value.data() + value.size(), seconds);
    if (!(seconds > 0)) return;
    seconds = std::min(seconds, k_longest_delay);
    if (for_own_) own_delay_ = seconds;
    if (for_all_) general_delay_ = seconds;
  }

  std::string product_;
  bool for_own_ = false;
  bool for_all_ = false;
  bool in_rules_ = false;
  bool named_ = false;
  std::vector<Robots::Rule> own_;
  std::vector<Robots::Rule> general_;
  double own_delay_ = 0;
  double general_delay_ = 0;
};

Robots::Robots(std::string_view text, std::string_view product)
{
  text = text.substr(0, k_most_bytes);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  RobotsReader reader(product);
  while (!text.empty()) {
    const std::size_t end = text.find_first_of("\r\n");
    reader.line(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  *this = std::move(reader).result();
}

Robots Robots::nothing_allowed()
{
  Robots robots;
  robots.rules_.push_back({"/", false});
  return robots;
}

bool Robots::allows(std::string_view path) const
{
  bool allowed = true;
  std::size_t longest = 0;
  for (const Rule& rule : rules_) {
    if (rule.pattern.size() < longest || !fits(rule.pattern, path)) continue;
    if (rule.pattern.size() == longest && allowed) continue;
    longest = rule.pattern.size();
    allowed = rule.allow;
  }
  return allowed;
}

}  // namespace fetch
