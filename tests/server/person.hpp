// SPDX-License-Identifier: Apache-2.0
// A person before a browser, who knows addresses but nothing of the program: opens a page, fills in the form that
// stands there, sends it, and is led on. Whatever a person would stop at is std::runtime_error: a page that is not
// there, a form that is refused.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "tests/server/browser.hpp"

namespace whole {

class Person {
 public:
  explicit Person(std::uint16_t port) : browser_(port) {}

  /// Signed in.
  Person(std::uint16_t port, const std::string& login, const std::string& password) : Person(port)
  {
    sign_in(login, password);
  }

  /// Through the page for it.
  void sign_in(const std::string& login, const std::string& password);
  /// The page, also after it led somewhere else.
  const Page& open(const std::string& path);
  /// The same for a page that comes a moment later than what it shows, as pages of surveys do: it is asked for again.
  const Page& wait_for(const std::string& path);
  /// The form of the page that is open, by the end of its action; then the page to which it led.
  const Page& send(const std::string& action_ending, const util::Fields& values = {},
                   const std::optional<FileSent>& file = {});
  const Page& page() const { return page_; }
  const std::string& path() const { return path_; }  ///< of the page, without a query
  /// "12" of "/agencies/12/edit", asked for what stands behind "/agencies/".
  std::string part_behind(const std::string& beginning) const;

 private:
  void follow(Page page);

  Browser browser_;
  Page page_;
  std::string path_;
};

}  // namespace whole
