// SPDX-License-Identifier: Apache-2.0
// A page that is rendered and compressed once and then sent to very many people, each with a few words of their own:
// it is cut at its gaps, and an answer only puts the pieces and the words together, compressed or not.
#pragma once
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "lib/http/request.hpp"
#include "lib/http/response.hpp"

namespace http {

class PageWithGaps {
 public:
  /// What a page is rendered with in the place of the words that come later: letters and digits, which no escaping
  /// changes. `number` is below 10; a gap may stand in several places.
  static std::string gap(std::size_t number);

  explicit PageWithGaps(std::string_view html);

  /// `fillings[n]` stands in every gap(n) as it is: escape it before. A gap without filling is std::logic_error.
  /// Compressed where the browser takes gzip; never kept by browsers or proxies.
  Response answer(const Request& request, const std::vector<std::string>& fillings, int status = 200) const;

 private:
  struct Piece {
    std::string html;
    std::string deflated;  // independent of what stands before it
    std::uint32_t checksum = 0;
    std::size_t gap = 0;  // that follows; none after the last
  };
  std::string plain(const std::vector<std::string>& fillings) const;
  std::string gzip(const std::vector<std::string>& fillings) const;
  std::vector<Piece> pieces_;
  std::size_t gaps_ = 0;  // one more than the highest number
};

}  // namespace http
