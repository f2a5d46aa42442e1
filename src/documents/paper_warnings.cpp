// SPDX-License-Identifier: Apache-2.0
#include "src/documents/paper_warnings.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "lib/thai/thai.hpp"
#include "lib/util/text.hpp"

#include "src/documents/each_runs.hpp"
#include "src/framework/load.hpp"

namespace documents {
namespace {

/// "https://www.patueng.go.th/news" → "patueng.go.th".
std::string host_in(std::string_view address)
{
  if (const std::size_t scheme = address.find("://"); scheme != std::string_view::npos)
    address.remove_prefix(scheme + 3);
  if (address.starts_with("www.")) address.remove_prefix(4);
  std::string host(address.substr(0, address.find_first_of("/?#: ,)")));
  std::transform(host.begin(), host.end(), host.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return host;
}

bool is_of_site(const std::string& host, const std::string& own)
{
  return own.empty() || host == own || host.ends_with("." + own);
}

class Reader {
 public:
  explicit Reader(const PaperContent& content)
      : own_(host_in(content.web)), framework_(framework::embedded_year(content.fiscal_year))
  {
  }

  void read(const std::string& text)
  {
    addresses(text);
    items(thai::to_arabic_digits(text));
  }
  util::Problems take() { return std::move(found_); }

 private:
  void tell(std::string code, util::Params params, const std::string& once)
  {
    if (told_.insert(once).second) found_.push_back({{}, std::move(code), std::move(params)});
  }

  void addresses(std::string_view text)
  {
    while (!text.empty()) {
      const std::size_t begin = std::min({text.find("http://"), text.find("https://"), text.find("www.")});
      if (begin == std::string_view::npos) return;
      text.remove_prefix(begin);
      const std::string address(text.substr(0, std::min(text.find_first_of(" \n),"), text.size())));
      text.remove_prefix(address.size());
      if (!is_of_site(host_in(address), own_)) tell("papers.warn_address", {{"address", address}}, host_in(address));
    }
  }

  /// "028" that stands alone, where the year has an item o28; no part of a telephone or other number.
  void items(std::string_view text)
  {
    constexpr std::size_t k_digits = 3;
    if (framework_ == nullptr) return;
    for (std::size_t at = text.find('0'); at != std::string_view::npos; at = text.find('0', at + 1)) {
      std::size_t end = at;
      while (end < text.size() && text[end] >= '0' && text[end] <= '9')
        ++end;
      const std::string_view number = text.substr(at, end - at);
      const bool alone = (at == 0 || text[at - 1] == ' ') && (end == text.size() || text[end] == ' ');
      const std::string item =
          "o" + std::to_string(number.size() == k_digits ? (number[1] - '0') * 10 + number[2] - '0' : 0);
      if (number.size() == k_digits && alone && framework_->item(item))
        tell("papers.warn_item", {{"typed", std::string(number)}, {"item", item}}, item);
      at = std::max(at, end - 1);
    }
  }

  std::string own_;
  std::shared_ptr<const framework::Framework> framework_;
  std::set<std::string> told_;
  util::Problems found_;
};

}  // namespace

util::Problems warnings_of(const PaperContent& content)
{
  Reader reader(content);
  for (office::Block block : content.body)
    each_runs(block, [&](const office::Runs& runs) {
      for (const office::Run& run : runs)
        reader.read(run.text);
    });
  return reader.take();
}

void make_digits_alike(std::vector<office::Block>& blocks)
{
  for (office::Block& block : blocks)
    each_runs(block, [](office::Runs& runs) {
      for (office::Run& run : runs)
        if (!run.literal) run.text = thai::to_arabic_digits(run.text);
    });
}

}  // namespace documents
