// SPDX-License-Identifier: Apache-2.0
#include "lib/http/page_with_gaps.hpp"

#include <stdexcept>

#include <gtest/gtest.h>
#include <zlib.h>

namespace {

using http::PageWithGaps;

std::string unpacked(const std::string& gzip)
{
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  std::string out(1'000'000, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(gzip.data()));
  stream.avail_in = static_cast<uInt>(gzip.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END) << "checksum and length are right";
  EXPECT_EQ(stream.avail_in, 0U);
  out.resize(out.size() - stream.avail_out);
  inflateEnd(&stream);
  return out;
}

std::string answered(const PageWithGaps& page, const std::vector<std::string>& fillings, bool gzip)
{
  http::Request request;
  if (gzip) request.headers.add("Accept-Encoding", "gzip, br");
  const http::Response response = page.answer(request, fillings);
  EXPECT_EQ(response.headers.get("Content-Encoding"), gzip ? "gzip" : "");
  const std::string& body = std::get<std::string>(response.body);
  return gzip ? unpacked(body) : body;
}

TEST(PageWithGaps, PutsTheWordsBetweenThePiecesCompressedOrNot)
{
  std::string long_text;
  for (int i = 0; i < 3000; ++i)
    long_text += "<li>question " + std::to_string(i % 7) + "</li>";
  const std::string html = "<p>" + PageWithGaps::gap(0) + "</p>" + long_text + PageWithGaps::gap(1) + long_text +
                           PageWithGaps::gap(0) + PageWithGaps::gap(1);
  const PageWithGaps page(html);
  for (const std::string& first : {std::string(), std::string("agency"), std::string(200'000, 'x')}) {
    const std::string expected = "<p>" + first + "</p>" + long_text + "two" + long_text + first + "two";
    EXPECT_EQ(answered(page, {first, "two"}, false), expected);
    EXPECT_EQ(answered(page, {first, "two"}, true), expected);
  }
}

TEST(PageWithGaps, APageWithoutGapsIsThePage)
{
  EXPECT_EQ(answered(PageWithGaps("<p>x</p>"), {}, true), "<p>x</p>");
  EXPECT_EQ(answered(PageWithGaps(""), {}, true), "");
}

TEST(PageWithGaps, AGapThatNobodyFillsIsAFaultOfTheProgram)
{
  const PageWithGaps page("a" + PageWithGaps::gap(1));
  EXPECT_THROW(page.answer(http::Request(), {"only the first"}), std::logic_error);
}

}  // namespace
