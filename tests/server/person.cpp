// SPDX-License-Identifier: Apache-2.0
#include "tests/server/person.hpp"

#include <chrono>
#include <stdexcept>
#include <thread>

#include "tests/server/form.hpp"

namespace whole {

void Person::sign_in(const std::string& login, const std::string& password)
{
  open("/sign-in");
  send("/sign-in", util::Fields({{"login", login}, {"password", password}}));
}

const Page& Person::open(const std::string& path)
{
  path_ = path;
  follow(browser_.get(path));
  return page_;
}

const Page& Person::wait_for(const std::string& path)
{
  constexpr int k_tries = 600;
  constexpr std::chrono::milliseconds k_moment{100};
  for (int tries = 0; tries < k_tries && browser_.get(path).status != 200; ++tries)
    std::this_thread::sleep_for(k_moment);
  return open(path);
}

const Page& Person::send(const std::string& action_ending, const util::Fields& values,
                         const std::optional<FileSent>& file)
{
  Form form = form_on(page_.body, action_ending);
  form.fill(values);
  if (file && !form.multipart) throw std::logic_error("the form " + form.action + " takes no file");
  path_ = form.action;
  follow(form.multipart ? browser_.post_file(form.action, form.fields, file) : browser_.post(form.action, form.fields));
  return page_;
}

std::string Person::part_behind(const std::string& beginning) const
{
  const std::size_t at = path_.find(beginning);
  if (at == std::string::npos) throw std::runtime_error("led to " + path_ + " instead of " + beginning);
  const std::size_t begin = at + beginning.size();
  return path_.substr(begin, path_.find_first_of("/?", begin) - begin);
}

void Person::follow(Page page)
{
  constexpr int k_most = 5;
  for (int led = 0; page.status == 303 && led < k_most; ++led) {
    path_ = page.header("Location");
    page = browser_.get(path_);
  }
  path_ = path_.substr(0, path_.find('?'));
  page_ = std::move(page);
  const std::string refusal = refusal_on(page_.body);
  if (page_.status != 200 || !refusal.empty())
    throw std::runtime_error(path_ + " answered " + std::to_string(page_.status) + refusal);
}

}  // namespace whole
