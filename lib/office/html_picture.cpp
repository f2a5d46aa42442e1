// SPDX-License-Identifier: Apache-2.0
#include <sstream>
#include <stdexcept>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "lib/office/html_parts.hpp"

namespace office::html {
namespace {

bool is_foreign(std::string_view element)
{
  return element == "script" || element == "foreignObject" || element == "style" || element == "iframe" ||
         element == "a";
}

bool is_list_of_ids(std::string_view attribute)
{
  return attribute == "aria-labelledby" || attribute == "aria-describedby";
}

std::string prefixed_list(const std::string& ids, std::string_view prefix)
{
  std::istringstream words(ids);
  std::string list;
  for (std::string id; words >> id;)
    list += fmt::format("{}{}{}", list.empty() ? "" : " ", prefix, id);
  return list;
}

std::string prefixed_urls(std::string value, std::string_view prefix)
{
  for (std::size_t at = value.find("url(#"); at != std::string::npos; at = value.find("url(#", at + 5))
    value.insert(at + 5, prefix);
  return value;
}

bool points_elsewhere(std::string_view value)
{
  for (std::size_t at = value.find("url("); at != std::string_view::npos; at = value.find("url(", at + 4)) {
    if (!value.substr(at).starts_with("url(#")) return true;
  }
  return false;
}

// False where the attribute must go.
bool clean(pugi::xml_attribute attribute, std::string_view prefix)
{
  const std::string_view name = attribute.name();
  const std::string value = attribute.value();
  if (name.starts_with("on")) return false;
  if (name == "href" || name == "xlink:href") {
    if (value.starts_with("data:image/png;base64,")) return true;
    if (!value.starts_with('#')) return false;
    attribute.set_value(fmt::format("#{}{}", prefix, value.substr(1)).c_str());
  } else if (name == "id") {
    attribute.set_value(fmt::format("{}{}", prefix, value).c_str());
  } else if (is_list_of_ids(name)) {
    attribute.set_value(prefixed_list(value, prefix).c_str());
  } else {
    if (points_elsewhere(value)) return false;
    attribute.set_value(prefixed_urls(value, prefix).c_str());
  }
  return true;
}

void clean(pugi::xml_node node, std::string_view prefix)
{
  for (pugi::xml_attribute attribute = node.first_attribute(); attribute;) {
    const pugi::xml_attribute next = attribute.next_attribute();
    if (!clean(attribute, prefix)) node.remove_attribute(attribute);
    attribute = next;
  }
  for (pugi::xml_node child = node.first_child(); child;) {
    const pugi::xml_node next = child.next_sibling();
    if (child.type() == pugi::node_element && is_foreign(child.name())) {
      node.remove_child(child);
    } else {
      clean(child, prefix);
    }
    child = next;
  }
}

void set(pugi::xml_node node, const char* name, const std::string& value)
{
  node.remove_attribute(name);
  node.append_attribute(name).set_value(value.c_str());
}

}  // namespace

std::string inline_svg(const Picture& picture, std::string_view prefix)
{
  pugi::xml_document document;
  const pugi::xml_parse_result parsed =
      document.load_buffer(picture.svg.data(), picture.svg.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
  pugi::xml_node svg = document.child("svg");
  if (!parsed || !svg)
    throw std::runtime_error(fmt::format("the picture \"{}\" is no SVG that can be drawn: {}", picture.title,
                                         parsed ? "it has no svg element" : parsed.description()));
  clean(svg, prefix);
  set(svg, "role", "img");
  if (!svg.attribute("aria-labelledby") && !svg.attribute("aria-label"))
    set(svg, "aria-label",
        picture.description.empty() ? picture.title : fmt::format("{}: {}", picture.title, picture.description));
  constexpr double k_small = 200;  // points: an emblem or a signature is not stretched to the page
  if (picture.width > 0 && picture.width <= k_small && picture.height > 0) {
    set(svg, "class", "small");
    set(svg, "width", fmt::format("{}pt", picture.width));
    set(svg, "height", fmt::format("{}pt", picture.height));
  }
  if (!svg.attribute("viewBox") && picture.width > 0 && picture.height > 0)
    set(svg, "viewBox", fmt::format("0 0 {} {}", picture.width, picture.height));
  std::ostringstream text;
  svg.print(text, "", pugi::format_raw | pugi::format_no_declaration);
  return text.str();
}

}  // namespace office::html
