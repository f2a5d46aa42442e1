// SPDX-License-Identifier: Apache-2.0
#include "lib/office/palette.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>

namespace office {
namespace {

constexpr std::size_t k_most_colours = 256;

struct Shade {
  Colour colour = 0;
  std::size_t count = 0;  // pixels of it
};

// The shades of a picture, numbered as they come, without an allocation for each of them.
class Shades {
 public:
  std::uint32_t number_of(Colour colour)
  {
    if (shades_.size() * 2 >= slots_.size()) grow();
    std::uint32_t& slot = slot_of(colour);
    if (slot == k_free) {
      slot = static_cast<std::uint32_t>(shades_.size());
      shades_.push_back({colour});
    }
    return slot;
  }
  void count(std::uint32_t number, std::size_t pixels) { shades_[number].count += pixels; }
  const std::vector<Shade>& all() const { return shades_; }

 private:
  static constexpr std::uint32_t k_free = 0xFFFFFFFF;

  std::uint32_t& slot_of(Colour colour)
  {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = (colour * 0x9E3779B1U >> 12U) & mask;
    while (slots_[at] != k_free && shades_[slots_[at]].colour != colour)
      at = (at + 1) & mask;
    return slots_[at];
  }

  void grow()
  {
    slots_.assign(std::max<std::size_t>(1024, slots_.size() * 2), k_free);
    for (std::uint32_t i = 0; i < shades_.size(); ++i)
      slot_of(shades_[i].colour) = i;
  }

  std::vector<Shade> shades_;
  std::vector<std::uint32_t> slots_;
};

// Numbers of the shades, one for each pixel. A chart has ten times fewer runs of one colour than pixels.
std::vector<std::uint32_t> numbers_of(std::span<const Colour> pixels, Shades& shades)
{
  std::vector<std::uint32_t> numbers(pixels.size());
  for (std::size_t begin = 0; begin < pixels.size();) {
    const std::uint32_t number = shades.number_of(pixels[begin] & 0xFFFFFFU);
    std::size_t end = begin;
    do
      numbers[end++] = number;
    while (end < pixels.size() && pixels[end] == pixels[begin]);
    shades.count(number, end - begin);
    begin = end;
  }
  return numbers;
}

int distance(Colour a, Colour b)
{
  int sum = 0;
  for (const unsigned shift : {16U, 8U, 0U}) {
    const int difference = static_cast<int>(a >> shift & 0xFFU) - static_cast<int>(b >> shift & 0xFFU);
    sum += difference * difference;
  }
  return sum;
}

std::uint8_t nearest(const std::vector<Colour>& palette, Colour colour)
{
  const auto found = std::ranges::min_element(palette, {}, [&](Colour each) { return distance(each, colour); });
  return static_cast<std::uint8_t>(found - palette.begin());
}

}  // namespace

PalettePicture to_palette(std::span<const Colour> pixels)
{
  Shades shades;
  const std::vector<std::uint32_t> numbers = numbers_of(pixels, shades);
  std::vector<std::uint32_t> by_count(shades.all().size());
  std::iota(by_count.begin(), by_count.end(), 0);
  std::ranges::sort(by_count, std::greater<>{}, [&](std::uint32_t number) {
    return std::pair(shades.all()[number].count, shades.all()[number].colour);
  });

  PalettePicture picture;
  std::vector<std::uint8_t> indices(by_count.size());  // by the number of the shade
  for (const std::uint32_t number : by_count) {
    const Colour colour = shades.all()[number].colour;
    if (picture.palette.size() < k_most_colours) {
      indices[number] = static_cast<std::uint8_t>(picture.palette.size());
      picture.palette.push_back(colour);
    } else {
      indices[number] = nearest(picture.palette, colour);
    }
  }
  picture.indices.resize(pixels.size());
  std::ranges::transform(numbers, picture.indices.begin(), [&](std::uint32_t number) { return indices[number]; });
  return picture;
}

}  // namespace office
