// SPDX-License-Identifier: Apache-2.0
#include "lib/office/palette.hpp"

#include <algorithm>
#include <functional>
#include <unordered_map>
#include <utility>

namespace office {
namespace {

constexpr std::size_t k_most_colours = 256;

// Calls act(colour, how many pixels) for each run of pixels of one colour: there are a hundred times fewer of these.
template <typename Act>
void for_each_run(std::span<const Colour> pixels, Act act)
{
  for (std::size_t begin = 0; begin < pixels.size();) {
    std::size_t end = begin + 1;
    while (end < pixels.size() && pixels[end] == pixels[begin])
      ++end;
    act(pixels[begin] & 0xFFFFFFU, end - begin);
    begin = end;
  }
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
  std::unordered_map<Colour, std::size_t> counts;
  for_each_run(pixels, [&](Colour colour, std::size_t count) { counts[colour] += count; });
  std::vector<std::pair<std::size_t, Colour>> by_count;
  by_count.reserve(counts.size());
  for (const auto& [colour, count] : counts)
    by_count.emplace_back(count, colour);
  std::ranges::sort(by_count, std::greater<>{});

  PalettePicture picture;
  std::unordered_map<Colour, std::uint8_t> indices;
  for (const auto& [count, colour] : by_count) {
    if (picture.palette.size() < k_most_colours) {
      indices[colour] = static_cast<std::uint8_t>(picture.palette.size());
      picture.palette.push_back(colour);
    } else {
      indices[colour] = nearest(picture.palette, colour);
    }
  }
  picture.indices.resize(pixels.size());
  auto at = picture.indices.begin();
  for_each_run(pixels, [&](Colour colour, std::size_t count) {
    at = std::fill_n(at, static_cast<std::ptrdiff_t>(count), indices.at(colour));
  });
  return picture;
}

}  // namespace office
