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
  std::uint64_t separators = 0;
  std::uint64_t others = 0;     ///< quotes, and control characters up to CR: line ends, NUL, tabs that separate nothing
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
    const __m128i other = _mm_or_si128(low, _mm_cmpeq_epi8(some, quotes));
    marks.separators |= std::uint64_t{static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(some, separators)))} << at;
    marks.others |= std::uint64_t{static_cast<unsigned>(_mm_movemask_epi8(other))} << at;
    marks.not_ascii |= std::uint64_t{static_cast<unsigned>(_mm_movemask_epi8(some))} << at;
  }
  marks.others &= ~marks.separators;
  return marks;
}

#else

inline CsvMarks csv_marks(const char* bytes, char separator)
{
  CsvMarks marks;
  for (std::size_t at = 0; at < 64; ++at) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    const bool separates = bytes[at] == separator;
    marks.separators |= std::uint64_t{separates} << at;
    marks.others |= std::uint64_t{!separates && (byte <= '\r' || byte == '"')} << at;
    marks.not_ascii |= std::uint64_t{byte >= 0x80} << at;
  }
  return marks;
}

#endif

}  // namespace util
