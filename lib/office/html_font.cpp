// SPDX-License-Identifier: Apache-2.0
#include "lib/office/html_font.hpp"

#include <memory>
#include <stdexcept>

#include <fmt/format.h>
#include <hb-subset.h>

#include "lib/thai/fonts.hpp"
#include "lib/util/base64.hpp"
#include "lib/util/embedded.hpp"

namespace office::html {
namespace {

template <auto destroy>
struct Destroy {
  template <typename Object>
  void operator()(Object* object) const
  {
    destroy(object);
  }
};
using Blob = std::unique_ptr<hb_blob_t, Destroy<hb_blob_destroy>>;
using Face = std::unique_ptr<hb_face_t, Destroy<hb_face_destroy>>;
using Input = std::unique_ptr<hb_subset_input_t, Destroy<hb_subset_input_destroy>>;
using Letters = std::unique_ptr<hb_set_t, Destroy<hb_set_destroy>>;

// Every letter of the pictures; marks-up letters among them are Latin and cost little.
Letters letters_of(const Document& document)
{
  Letters letters(hb_set_create());
  std::unique_ptr<hb_buffer_t, Destroy<hb_buffer_destroy>> buffer(hb_buffer_create());
  for (const Block& block : document.blocks) {
    const auto* picture = std::get_if<Picture>(&block);
    if (picture == nullptr) continue;
    const int length = static_cast<int>(picture->svg.size());
    hb_buffer_clear_contents(buffer.get());
    hb_buffer_add_utf8(buffer.get(), picture->svg.data(), length, 0, length);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
    for (unsigned i = 0; i < count; ++i)
      hb_set_add(letters.get(), infos[i].codepoint);
  }
  // A browser takes sara am apart before it looks for the letters: U+0E33 → U+0E4D U+0E32.
  if (hb_set_has(letters.get(), 0x0E33)) {
    hb_set_add(letters.get(), 0x0E4D);
    hb_set_add(letters.get(), 0x0E32);
  }
  return letters;
}

std::string subset(std::string_view font, const hb_set_t* letters)
{
  const Blob blob(
      hb_blob_create(font.data(), static_cast<unsigned>(font.size()), HB_MEMORY_MODE_READONLY, nullptr, nullptr));
  const Face face(hb_face_create(blob.get(), 0));
  const Input input(hb_subset_input_create_or_fail());
  if (!input) throw std::bad_alloc();
  hb_set_union(hb_subset_input_unicode_set(input.get()), letters);
  const Face small(hb_subset_or_fail(face.get(), input.get()));
  if (!small) throw std::runtime_error("the font cannot be cut down to its letters");
  const Blob out(hb_face_reference_blob(small.get()));
  unsigned length = 0;
  const char* bytes = hb_blob_get_data(out.get(), &length);
  return {bytes, length};
}

}  // namespace

std::string picture_fonts(const Document& document)
{
  const Letters letters = letters_of(document);
  if (hb_set_is_empty(letters.get())) return {};
  std::string rules;
  for (const util::EmbeddedFile& font : util::embedded_fonts()) {
    const bool bold = font.name.ends_with("-Bold.ttf");
    if (!bold && !font.name.ends_with("-Regular.ttf")) continue;
    rules += fmt::format(
        "@font-face {{ font-family: '{}'; font-weight: {}; src: url(data:font/ttf;base64,{}) format('truetype'); }}\n",
        thai::k_font_family, bold ? "bold" : "normal", util::base64(subset(font.bytes, letters.get())));
  }
  return rules;
}

}  // namespace office::html
