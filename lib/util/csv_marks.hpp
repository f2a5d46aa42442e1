// SPDX-License-Identifier: Apache-2.0
// Where in 64 bytes of a table something happens: the inner loop of the CSV reader's quick way, without a branch a
// byte.
#pragma once
#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace util {

/// Bit i stands for byte i.
struct CsvMarks {
  std::uint64_t stops = 0;      ///< separators, quotes, and control characters up to CR: line ends, NUL, tabs
  std::uint64_t not_ascii = 0;  ///< bytes above 7F
};

#if defined(__SSE2__)

inline CsvMarks csv_marks(const char* bytes, char separator)
{
  constexpr std::size_t k_width = 16;
  const __m128i separators = _mm_set1_epi8(separator);
  const __m128i quotes = _mm_set1_epi8('"');
  const __m128i highest_stop = _mm_set1_epi8('\r');
  CsvMarks marks;
  for (std::size_t at = 0; at < 64; at += k_width) {
    const __m128i some = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + at));
    const __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(some, highest_stop), some);
    const __m128i equal = _mm_or_si128(_mm_cmpeq_epi8(some, separators), _mm_cmpeq_epi8(some, quotes));
    marks.stops |= std::uint64_t{static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(low, equal)))} << at;
    marks.not_ascii |= std::uint64_t{static_cast<unsigned>(_mm_movemask_epi8(some))} << at;
  }
  return marks;
}

#else

inline CsvMarks csv_marks(const char* bytes, char separator)
{
  CsvMarks marks;
  for (std::size_t at = 0; at < 64; ++at) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    const bool stops = byte <= '\r' || bytes[at] == separator || byte == '"';
    marks.stops |= std::uint64_t{stops} << at;
    marks.not_ascii |= std::uint64_t{byte >= 0x80} << at;
  }
  return marks;
}

#endif

}  // namespace util
