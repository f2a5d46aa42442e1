// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include <gumbo.h>

#include "lib/extract/readers.hpp"
#include "lib/util/text.hpp"

namespace extract {
namespace {

constexpr int k_deepest = 400;
constexpr std::size_t k_look_for_charset = 2048;
constexpr std::size_t k_longest_address = 200'000;  // of a picture inside the page

bool is_one_of(GumboTag tag, std::initializer_list<GumboTag> tags)
{
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

bool is_hidden(GumboTag tag)
{
  return is_one_of(tag, {GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_TEMPLATE, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_SVG,
                         GUMBO_TAG_SELECT, GUMBO_TAG_TITLE});
}

/// The menu of a site says the same on every page, whatever the page is about.
bool is_menu(GumboTag tag)
{
  return tag == GUMBO_TAG_NAV;
}

bool goes_on_in_line(GumboTag tag)
{
  return is_one_of(tag, {GUMBO_TAG_A,      GUMBO_TAG_B,     GUMBO_TAG_I,    GUMBO_TAG_U,     GUMBO_TAG_SPAN,
                         GUMBO_TAG_STRONG, GUMBO_TAG_EM,    GUMBO_TAG_FONT, GUMBO_TAG_SMALL, GUMBO_TAG_SUP,
                         GUMBO_TAG_SUB,    GUMBO_TAG_LABEL, GUMBO_TAG_TT,   GUMBO_TAG_CODE,  GUMBO_TAG_MARK,
                         GUMBO_TAG_TIME,   GUMBO_TAG_ABBR,  GUMBO_TAG_IMG,  GUMBO_TAG_BIG,   GUMBO_TAG_S});
}

std::string attribute(const GumboElement& element, const char* name)
{
  const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
  return found == nullptr ? std::string() : std::string(found->value);
}

const GumboNode* child(const GumboElement& element, unsigned index)
{
  return static_cast<const GumboNode*>(element.children.data[index]);
}

/// One way through the tree of a page.
class HtmlWalk {
 public:
  HtmlWalk(const ReadLimits& limits, Content& content) : limits_(limits), content_(content), lines_(limits.text_bytes)
  {
  }

  void node(const GumboNode& node, int depth)
  {
    if (depth > k_deepest) {
      content_.damaged = true;
      return;
    }
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA) {
      say(node.v.text.text);
    } else if (node.type == GUMBO_NODE_ELEMENT) {
      element(node.v.element, depth);
    }
  }

  void finish() { content_.text = lines_.take(); }

 private:
  struct OpenTable {
    Table table;
    bool has_inner = false;  ///< tables inside: this one only lays out the page
    bool in_cell = false;
  };

  void say(std::string_view text)
  {
    // Line ends of the source are blanks in a page.
    std::string flat(text);
    std::replace_if(
        flat.begin(), flat.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    lines_.add(flat);
    if (link_ != nullptr) link_->words += flat;
    if (!tables_.empty() && tables_.back().in_cell) cell() += flat;
  }

  std::string& cell() { return tables_.back().table.rows.back().back(); }

  void children(const GumboElement& element, int depth)
  {
    for (unsigned i = 0; i < element.children.length; ++i)
      node(*child(element, i), depth + 1);
  }

  void element(const GumboElement& element, int depth)
  {
    const GumboTag tag = element.tag;
    if (tag == GUMBO_TAG_TITLE && content_.title.empty() && element.children.length > 0) {
      const GumboNode& text = *child(element, 0);
      if (text.type == GUMBO_NODE_TEXT) content_.title = one_line(text.v.text.text);
    }
    if (is_hidden(tag) || is_menu(tag)) return;
    if (tag == GUMBO_TAG_IMG) return picture(element);
    if (tag == GUMBO_TAG_IFRAME || tag == GUMBO_TAG_EMBED) return frame(element);
    if (tag == GUMBO_TAG_A) return anchor(element, depth);
    if (tag == GUMBO_TAG_TABLE) return table(element, depth);
    if (tag == GUMBO_TAG_TR && !tables_.empty()) return row(element, depth);
    if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) return table_cell(element, depth);
    // Within a table's cell the row stays one line.
    const bool breaks = !goes_on_in_line(tag);
    if (breaks) part();
    children(element, depth);
    if (breaks) part();
  }

  void part()
  {
    if (tables_.empty() || tables_.back().has_inner) return lines_.end_line();
    lines_.add(" ");
    if (tables_.back().in_cell) cell() += ' ';
  }

  void picture(const GumboElement& element)
  {
    std::string source = attribute(element, "src");
    if (source.empty()) source = attribute(element, "data-src");
    const std::string words = one_line(attribute(element, "alt"));
    if (!words.empty()) say(words);
    if (!source.empty() && source.size() <= k_longest_address && content_.pictures.size() < limits_.links)
      content_.pictures.push_back({std::move(source), words});
  }

  void frame(const GumboElement& element)
  {
    std::string source = attribute(element, "src");
    if (!source.empty() && source.size() <= k_longest_address && content_.frames.size() < limits_.links)
      content_.frames.push_back(std::move(source));
  }

  void anchor(const GumboElement& element, int depth)
  {
    Link link{attribute(element, "href"), {}};
    Link* const outer = std::exchange(link_, &link);
    children(element, depth);
    link_ = outer;
    link.words = one_line(link.words);
    if (!link.href.empty() && link.href.size() <= k_longest_address && content_.links.size() < limits_.links)
      content_.links.push_back(std::move(link));
  }

  void table(const GumboElement& element, int depth)
  {
    if (!tables_.empty()) tables_.back().has_inner = true;
    lines_.end_line();
    tables_.emplace_back();
    children(element, depth);
    OpenTable done = std::move(tables_.back());
    tables_.pop_back();
    lines_.end_line();
    if (done.has_inner || done.table.rows.empty() || content_.tables.size() >= limits_.tables) return;
    rows_ += done.table.rows.size();
    if (rows_ <= limits_.rows) content_.tables.push_back(std::move(done.table));
  }

  void row(const GumboElement& element, int depth)
  {
    tables_.back().table.rows.emplace_back();
    children(element, depth);
    for (std::string& text : tables_.back().table.rows.back())
      text = one_line(text);
    if (tables_.back().table.rows.back().empty()) tables_.back().table.rows.pop_back();
    lines_.end_line();
  }

  void table_cell(const GumboElement& element, int depth)
  {
    const bool counts = !tables_.empty() && !tables_.back().table.rows.empty();
    const bool outer = counts && std::exchange(tables_.back().in_cell, true);
    if (counts) tables_.back().table.rows.back().emplace_back();
    children(element, depth);
    if (counts) tables_.back().in_cell = outer;
    lines_.end_cell();
  }

  const ReadLimits& limits_;
  Content& content_;
  Lines lines_;
  std::vector<OpenTable> tables_;
  Link* link_ = nullptr;
  std::size_t rows_ = 0;
};

struct OutputRelease {
  void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

}  // namespace

void read_html(std::string_view bytes, std::string_view declared, const ReadLimits& limits, Content& content)
{
  content.damaged = bytes.size() > limits.html_bytes;
  bytes = bytes.substr(0, limits.html_bytes);
  std::string encoding = charset_of(declared);
  if (encoding.empty()) encoding = charset_of(bytes.substr(0, k_look_for_charset));
  const std::string text = as_utf8(bytes, encoding);
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  const std::unique_ptr<GumboOutput, OutputRelease> output(
      gumbo_parse_with_options(&options, text.data(), text.size()));
  HtmlWalk walk(limits, content);
  walk.node(*output->root, 0);
  walk.finish();
}

}  // namespace extract
