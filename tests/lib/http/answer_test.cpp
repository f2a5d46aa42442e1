// SPDX-License-Identifier: Apache-2.0
#include "lib/http/answer.hpp"

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "lib/http/outcome.hpp"
#include "lib/http/static_files.hpp"
#include "lib/http/upload.hpp"

namespace http {
namespace {

constexpr std::chrono::sys_seconds k_now(std::chrono::seconds(1795268504));

std::string head_of(Response response, const AnswerTo& to = {})
{
  return make_answer(std::move(response), to, SecurityHeaders(), k_now).head;
}

bool has(const std::string& head, const std::string& line)
{
  return head.find(line + "\r\n") != std::string::npos;
}

TEST(HttpDate, IsWrittenAndRead)
{
  EXPECT_EQ(http_date(k_now), "Sat, 21 Nov 2026 13:41:44 GMT");
  EXPECT_EQ(parse_http_date("Sat, 21 Nov 2026 13:41:44 GMT"), k_now);
  for (const char* wrong : {"", "yesterday", "Sat, 21 Nov 2026 13:41:44", "Sat, 21 Nov 2026 13:41:44 GMT+7"})
    EXPECT_EQ(parse_http_date(wrong), std::nullopt) << wrong;
}

TEST(Answer, HandlersWordGoesBeforeTheUsual)
{
  const std::string head =
      head_of(page("x").with("Content-Security-Policy", "sandbox").with("Cache-Control", "public"));
  EXPECT_TRUE(has(head, "Content-Security-Policy: sandbox"));
  EXPECT_EQ(head.find("default-src"), std::string::npos);
  EXPECT_TRUE(has(head, "Cache-Control: public"));
  EXPECT_EQ(head.find("no-store"), std::string::npos);
}

TEST(Answer, SaysOverTlsToStayWithIt)
{
  AnswerTo to;
  EXPECT_FALSE(has(head_of(page("x"), to), "Strict-Transport-Security: max-age=31536000"));
  to.secure = true;
  EXPECT_TRUE(has(head_of(page("x"), to), "Strict-Transport-Security: max-age=31536000"));
}

TEST(Answer, TagsAreComparedWeakly)
{
  AnswerTo to;
  const auto status = [&](const std::string& asked) {
    to.if_none_match = asked;
    return make_answer(page("x").with("ETag", "\"t\""), to, SecurityHeaders(), k_now).response.status;
  };
  EXPECT_EQ(status("\"t\""), 304);
  EXPECT_EQ(status("\"a\", W/\"t\""), 304);
  EXPECT_EQ(status("*"), 304);
  EXPECT_EQ(status("\"T\""), 200);
  EXPECT_EQ(status("t"), 200);
  to.method = Method::post;
  EXPECT_EQ(status("\"t\""), 200);
}

TEST(Answer, ANamelessFileIsKeptUntilItIsOpenedForSending)
{
  auto file = std::make_shared<Upload>(std::filesystem::temp_directory_path());
  file->append("made while nobody knew how long it gets");
  file->finish();
  Response response = attachment(FileBody{file->path(), file}, "text/csv", "answers.csv");
  file.reset();
  AnswerTo to;
  to.method = Method::post;
  Answer answer = make_answer(std::move(response), to, SecurityHeaders(), k_now);
  EXPECT_EQ(answer.body_size, 39U);
  std::string buffer;
  EXPECT_EQ(answer.file->read(buffer, 100), "made while nobody knew how long it gets");
}

TEST(StaticFiles, AreSentInTheSmallestFormThatIsTaken)
{
  StaticFiles files;
  files.add("app-3f9a1c0b.css", "plain");
  files.add("app-3f9a1c0b.css.br", "br");
  files.add("app-3f9a1c0b.css.gz", "gz");
  files.add("facade.txt", "text");
  Request request;
  request.headers.add("Accept-Encoding", "gzip, br");
  const Response styles = files.answer("app-3f9a1c0b.css", request);
  EXPECT_EQ(std::get<SharedBytes>(styles.body).view(), "br");
  EXPECT_EQ(styles.headers.get("Content-Type"), "text/css; charset=utf-8");
  EXPECT_EQ(styles.headers.get("Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(styles.headers.get("Vary"), "Accept-Encoding");
  const Response text = files.answer("facade.txt", request);
  EXPECT_EQ(std::get<SharedBytes>(text.body).view(), "text");
  EXPECT_EQ(text.headers.get("Cache-Control"), "no-cache");
  EXPECT_FALSE(text.headers.has("Vary"));
  EXPECT_NE(text.headers.get("ETag"), styles.headers.get("ETag"));
  EXPECT_THROW(files.answer("app.css", request), NotFound);
  EXPECT_THROW(files.answer("../secret", request), NotFound);
}

TEST(StaticFiles, EncodingIsTheOneWantedMost)
{
  EXPECT_EQ(chosen_encoding("gzip, deflate, br", true, true), "br");
  EXPECT_EQ(chosen_encoding("gzip, deflate, br", false, true), "gzip");
  EXPECT_EQ(chosen_encoding("gzip;q=1.0, br;q=0.2", true, true), "gzip");
  EXPECT_EQ(chosen_encoding("br;q=0, *", true, true), "gzip");
  EXPECT_EQ(chosen_encoding("*", true, true), "br");
  EXPECT_EQ(chosen_encoding("", true, true), "");
  EXPECT_EQ(chosen_encoding("identity, brotli", true, true), "");
  EXPECT_EQ(chosen_encoding("br;q=x", true, false), "");
}

}  // namespace
}  // namespace http
