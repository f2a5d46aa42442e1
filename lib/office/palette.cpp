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

// Pixels of one shade that follow each other. A chart has ten times fewer of these than pixels.
struct Streak {
  std::uint32_t shade = 0;  // its number
  std::uint32_t pixels = 0;
};

std::vector<Streak> streaks_of(std::span<const Colour> pixels, Shades& shades)
{
  std::vector<Streak> streaks;
  streaks.reserve(pixels.size() / 8);
  for (auto begin = pixels.begin(); begin != pixels.end();) {
    const Colour colour = *begin;
    const auto end = std::find_if(begin, pixels.end(), [=](Colour each) { return each != colour; });
    const std::uint32_t number = shades.number_of(colour & 0xFFFFFFU);
    streaks.push_back({number, static_cast<std::uint32_t>(end - begin)});
    shades.count(number, streaks.back().pixels);
    begin = end;
  }
  return streaks;
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

int brightness(Colour colour)
{
  return static_cast<int>((colour >> 16U & 0xFFU) + (colour >> 8U & 0xFFU) + (colour & 0xFFU));
}

// Finds the nearest of a full palette, among equals the first. Colours whose brightness differs by d are d²/3 apart at
// least, so that most of the palette need not be looked at.
class Nearest {
 public:
  explicit Nearest(const std::vector<Colour>& palette)
  {
    for (const Colour colour : palette)
      entries_.push_back({brightness(colour), static_cast<std::uint8_t>(entries_.size()), colour});
    std::ranges::sort(entries_, {}, &Entry::brightness);
  }

  std::uint8_t index_of(Colour colour) const
  {
    const int bright = brightness(colour);
    std::pair<int, std::uint8_t> best{k_farthest, 0};
    const auto may_be_nearer = [&](const Entry& each) {
      return (each.brightness - bright) * (each.brightness - bright) <= 3 * best.first;
    };
    const auto middle = std::ranges::lower_bound(entries_, bright, {}, &Entry::brightness);
    for (auto up = middle; up != entries_.end() && may_be_nearer(*up); ++up)
      best = std::min(best, {distance(up->colour, colour), up->index});
    for (auto down = middle; down != entries_.begin() && may_be_nearer(*std::prev(down)); --down)
      best = std::min(best, {distance(std::prev(down)->colour, colour), std::prev(down)->index});
    return best.second;
  }

 private:
  static constexpr int k_farthest = 3 * 256 * 256;

  struct Entry {
    int brightness = 0;
    std::uint8_t index = 0;
    Colour colour = 0;
  };
  std::vector<Entry> entries_;
};

}  // namespace

PalettePicture to_palette(std::span<const Colour> pixels)
{
  Shades shades;
  const std::vector<Streak> streaks = streaks_of(pixels, shades);
  std::vector<std::uint32_t> by_count(shades.all().size());
  std::iota(by_count.begin(), by_count.end(), 0);
  std::ranges::sort(by_count, std::greater<>{}, [&](std::uint32_t number) {
    return std::pair(shades.all()[number].count, shades.all()[number].colour);
  });

  PalettePicture picture;
  const std::size_t kept = std::min(by_count.size(), k_most_colours);
  std::vector<std::uint8_t> indices(by_count.size());  // by the number of the shade
  for (std::size_t i = 0; i < kept; ++i) {
    picture.palette.push_back(shades.all()[by_count[i]].colour);
    indices[by_count[i]] = static_cast<std::uint8_t>(i);
  }
  const Nearest nearest(picture.palette);
  for (std::size_t i = kept; i < by_count.size(); ++i)
    indices[by_count[i]] = nearest.index_of(shades.all()[by_count[i]].colour);
  picture.indices.reserve(pixels.size());
  for (const Streak& streak : streaks)
    picture.indices.insert(picture.indices.end(), streak.pixels, indices[streak.shade]);
  return picture;
}

}  // namespace office
