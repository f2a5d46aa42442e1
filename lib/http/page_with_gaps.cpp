// SPDX-License-Identifier: Apache-2.0
#include "lib/http/page_with_gaps.hpp"

#include <algorithm>
#include <stdexcept>

#include <zlib.h>

#include "lib/http/static_files.hpp"

namespace http {
namespace {

constexpr std::string_view k_gap_begin = "Xq7GapOf";
constexpr std::string_view k_gap_end = "ThisPageX";
constexpr int k_raw_deflate = -15;  // zlib: without header and checksum
constexpr int k_memory = 9;
constexpr std::size_t k_stored_limit = 65535;  // of one block that is not compressed (RFC 1951)

/// Ends on a whole byte, refers to nothing before it, and is followed by anything.
std::string deflated_alone(std::string_view text)
{
  z_stream stream{};
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, k_raw_deflate, k_memory, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::runtime_error("zlib cannot start");
  std::string out(deflateBound(&stream, text.size()) + 16, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FULL_FLUSH);
  out.resize(out.size() - stream.avail_out);
  deflateEnd(&stream);
  return out;
}

std::uint32_t checksum_of(std::string_view text)
{
  return static_cast<std::uint32_t>(
      crc32(0, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size())));
}

void append_number(std::string& out, std::uint32_t number, int bytes)
{
  for (int i = 0; i < bytes; ++i)
    out += static_cast<char>(number >> (8U * static_cast<unsigned>(i)) & 0xFFU);
}

void append_stored(std::string& out, std::string_view text)
{
  while (!text.empty()) {
    const std::string_view piece = text.substr(0, k_stored_limit);
    const auto length = static_cast<std::uint32_t>(piece.size());
    out += '\0';
    append_number(out, length, 2);
    append_number(out, ~length, 2);
    out += piece;
    text.remove_prefix(piece.size());
  }
}

}  // namespace

std::string PageWithGaps::gap(std::size_t number)
{
  if (number > 9) throw std::logic_error("a page has at most ten gaps");
  return std::string(k_gap_begin) + static_cast<char>('0' + number) + std::string(k_gap_end);
}

PageWithGaps::PageWithGaps(std::string_view html)
{
  const std::size_t gap_size = gap(0).size();
  while (true) {
    const std::size_t at = std::min(html.find(k_gap_begin), html.size());
    Piece piece{std::string(html.substr(0, at)), deflated_alone(html.substr(0, at)), checksum_of(html.substr(0, at))};
    html.remove_prefix(at);
    if (!html.empty()) {
      piece.gap = static_cast<std::size_t>(html[k_gap_begin.size()] - '0');
      gaps_ = std::max(gaps_, piece.gap + 1);
      html.remove_prefix(gap_size);
      pieces_.push_back(std::move(piece));
      continue;
    }
    pieces_.push_back(std::move(piece));
    return;
  }
}

Response PageWithGaps::answer(const Request& request, const std::vector<std::string>& fillings, int status) const
{
  if (fillings.size() < gaps_) throw std::logic_error("a gap of the page has no filling");
  const bool compressed = chosen_encoding(request.headers.get("accept-encoding"), false, true) == "gzip";
  Response response = page(compressed ? gzip(fillings) : plain(fillings), status);
  if (compressed) response.headers.set("Content-Encoding", "gzip");
  response.headers.set("Vary", "Accept-Encoding");
  return response;
}

std::string PageWithGaps::plain(const std::vector<std::string>& fillings) const
{
  std::string out;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    out += pieces_[i].html;
    if (i + 1 < pieces_.size()) out += fillings[pieces_[i].gap];
  }
  return out;
}

std::string PageWithGaps::gzip(const std::vector<std::string>& fillings) const
{
  std::string out("\x1f\x8b\x08\0\0\0\0\0\0\xff", 10);  // no name, no time
  std::uint32_t checksum = 0;
  std::size_t size = 0;
  const auto count = [&](std::uint32_t piece, std::size_t bytes) {
    checksum = static_cast<std::uint32_t>(crc32_combine(checksum, piece, static_cast<z_off_t>(bytes)));
    size += bytes;
  };
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    out += pieces_[i].deflated;
    count(pieces_[i].checksum, pieces_[i].html.size());
    if (i + 1 == pieces_.size()) break;
    const std::string& filling = fillings[pieces_[i].gap];
    append_stored(out, filling);
    count(checksum_of(filling), filling.size());
  }
  out += std::string_view("\x01\0\0\xff\xff", 5);  // the last block, empty
  append_number(out, checksum, 4);
  append_number(out, static_cast<std::uint32_t>(size), 4);
  return out;
}

}  // namespace http
