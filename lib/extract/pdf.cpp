// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <stdexcept>

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-page.h>

#include "lib/extract/readers.hpp"
#include "lib/util/text.hpp"
#include "lib/util/utf8.hpp"

namespace extract {
namespace {

// A scan has none; one that was signed by a program has a line of it.
constexpr std::size_t k_few_characters_a_page = 15;

void keep_quiet(const std::string& /*message*/, void* /*closure*/) {}

std::string utf8(const poppler::ustring& text)
{
  const poppler::byte_array bytes = text.to_utf8();
  const std::string_view all(bytes.data(), bytes.size());
  return std::string(all.substr(0, util::valid_utf8_prefix(all)));
}

void add_page(const poppler::page& page, Lines& lines)
{
  const std::string text = utf8(page.text());
  for (const std::string_view line : util::split(text, '\n')) {
    lines.add(line);
    lines.end_line();
  }
}

}  // namespace

void read_pdf(std::string_view bytes, const ReadLimits& limits, Content& content)
{
  poppler::set_debug_error_function(&keep_quiet, nullptr);
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) throw std::runtime_error("no PDF");
  if (document->is_locked()) {
    content.locked = true;
    return;
  }
  content.pages = document->pages();
  content.title = one_line(utf8(document->get_title()));
  Lines lines(limits.text_bytes);
  int read = 0;
  for (; read < content.pages && read < limits.pages && !lines.full(); ++read) {
    const std::unique_ptr<poppler::page> page(document->create_page(read));
    if (page) add_page(*page, lines);
  }
  content.text = lines.take();
  content.without_text =
      read > 0 && util::character_count(content.text) < k_few_characters_a_page * static_cast<std::size_t>(read);
}

}  // namespace extract
