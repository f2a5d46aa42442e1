// SPDX-License-Identifier: Apache-2.0
#include "lib/office/markup.hpp"

#include <stdexcept>

#include "lib/util/text.hpp"

namespace office {

Markup& Markup::open(std::string_view name, Attributes attributes)
{
  tag(name, attributes);
  bytes_ += '>';
  open_.emplace_back(name);
  return *this;
}

Markup& Markup::close()
{
  if (open_.empty()) throw std::logic_error("markup: nothing is open");
  bytes_ += "</";
  bytes_ += open_.back();
  bytes_ += '>';
  open_.pop_back();
  return *this;
}

Markup& Markup::empty(std::string_view name, Attributes attributes)
{
  tag(name, attributes);
  bytes_ += "/>";
  return *this;
}

Markup& Markup::text(std::string_view utf8)
{
  bytes_ += util::xml_escaped(utf8);
  return *this;
}

Markup& Markup::element(std::string_view name, Attributes attributes, std::string_view utf8)
{
  return open(name, attributes).text(utf8).close();
}

Markup& Markup::raw(std::string_view markup)
{
  bytes_ += markup;
  return *this;
}

std::string Markup::take()
{
  if (!open_.empty()) throw std::logic_error("markup: <" + open_.back() + "> is still open");
  return std::move(bytes_);
}

void Markup::tag(std::string_view name, Attributes attributes)
{
  bytes_ += '<';
  bytes_ += name;
  for (const auto& [key, value] : attributes) {
    if (value.empty()) continue;
    bytes_ += ' ';
    bytes_ += key;
    bytes_ += "=\"";
    bytes_ += util::xml_escaped(value);
    bytes_ += '"';
  }
}

}  // namespace office
