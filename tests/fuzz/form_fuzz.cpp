// SPDX-License-Identifier: Apache-2.0
// Any bytes typed into every kind of field: no reader may fail, what it accepts must be what it promises, each fault
// must have words in both languages, and the page that shows the form again must have no tag that the form did not
// make.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "lib/html/escape.hpp"
#include "lib/html/form.hpp"
#include "lib/html/table_query.hpp"
#include "lib/util/text.hpp"

#include "require.hpp"

namespace {

const html::Field k_field{.name = "x", .label = "x"};

html::Form typed(const std::string& bytes)
{
  util::Fields fields;
  fields.add("x", bytes);
  fields.add("y-day", bytes.substr(0, bytes.size() / 3));
  fields.add("y-month", bytes.substr(bytes.size() / 3, bytes.size() / 3));
  fields.add("y-year", bytes.substr(bytes.size() / 3 * 2));
  return html::Form(std::move(fields));
}

void require_text(const std::string& bytes, bool lines)
{
  html::Form form = typed(bytes);
  const std::string text = form.text(k_field, {.at_most = 50, .lines = lines});
  require(text.empty() != form.ok());
  require(util::is_utf8(text) && util::character_count(text) <= 50 && util::trim(text) == text);
  require(std::ranges::none_of(text,
                               [&](char c) { return static_cast<unsigned char>(c) < 0x20 && !(lines && c == '\n'); }));
  if (form.ok()) {  // what was cleaned stays as it is
    html::Form again = typed(text);
    require(again.text(k_field, {.at_most = 50, .lines = lines}) == text);
  }
  require_said(form.problems());
}

void require_numbers_and_dates(const std::string& bytes)
{
  html::Form form = typed(bytes);
  const auto whole = form.whole(k_field, {.at_least = -5, .at_most = 1'000'000});
  require(!whole || (*whole >= -5 && *whole <= 1'000'000));
  const auto decimal = form.decimal(k_field, {.at_most = 100, .places = 3});
  require(!decimal || (*decimal >= 0 && *decimal <= 100));
  for (const char* name : {"x", "y"}) {
    const auto date = form.date({.name = name, .label = "x"});
    require(!date || (date->ok() && static_cast<int>(date->year()) >= 1800));
  }
  require_said(form.problems());
}

void require_addresses(const std::string& bytes)
{
  html::Form form = typed(bytes);
  const std::string email = form.email(k_field);
  require(email.find_first_of(" \r\n<>,;\"()\\") == std::string::npos);
  require(email.empty() || std::ranges::count(email, '@') == 1);
  const std::string address = form.web_address(k_field);
  require(address.find_first_of(" \r\n<>\"\\") == std::string::npos);
  require_said(form.problems());
}

void require_escaped(const std::string& bytes)
{
  const std::string text = html::escaped(bytes);
  require(util::is_utf8(text) && text.find_first_of("<>\"'") == std::string::npos);
}

void require_table(const std::string& bytes)
{
  const html::TableShape shape{
      .path = "/t", .caption = "t", .columns = {{"a", "A"}, {"b", "B"}}, .sorted_by = "a", .searchable = true};
  util::Fields query;
  for (const char* name : {"search", "sort", "order", "page"})
    query.add(name, bytes);
  const html::TableQuery table(shape, query);
  require(table.sorted_by() == "a" || table.sorted_by() == "b");
  require(table.offset(1000) >= 0 && table.offset(1000) < 1000);
  require(table.address().find_first_of(" <>\"'\r\n") == std::string::npos);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  require_text(bytes, false);
  require_text(bytes, true);
  require_numbers_and_dates(bytes);
  require_addresses(bytes);
  require_escaped(bytes);
  require_table(bytes);
  return 0;
}
