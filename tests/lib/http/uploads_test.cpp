// SPDX-License-Identifier: Apache-2.0
#include <charconv>
#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>
#include <utility>

#include <gtest/gtest.h>
#include <unistd.h>

#include "lib/http/upload.hpp"
#include "lib/util/files.hpp"
#include "lib/util/text.hpp"

#include "test_server.hpp"

namespace http_test {
namespace {

namespace fs = std::filesystem;

/// A folder of this test's own, taken away at its end.
class Folder {
 public:
  explicit Folder(const fs::path& in = fs::temp_directory_path())
      : path_(in / ("http-uploads-" + std::to_string(::getpid())))
  {
    fs::create_directories(path_);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path_); }
  const fs::path& path() const { return path_; }
  bool is_empty() const { return fs::is_empty(path_); }

 private:
  fs::path path_;
};

std::string multipart(const std::string& name, const std::string& content)
{
  return "--x\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nA title\r\n"
         "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"" +
         name + "\"\r\nContent-Type: text/csv\r\n\r\n" + content + "\r\n--x--\r\n";
}

/// Kilobytes of memory that the process has at most held (VmHWM).
std::size_t peak_memory()
{
  std::ifstream status("/proc/self/status");
  std::string line;
  while (std::getline(status, line)) {
    if (!line.starts_with("VmHWM:")) continue;
    const std::size_t digit = line.find_first_of("0123456789");
    std::size_t value = 0;
    std::from_chars(line.data() + digit, line.data() + line.size(), value);
    return value;
  }
  return 0;
}

TEST(Upload, IsNamelessUntilTaken)
{
  const Folder folder;
  http::Upload upload(folder.path());
  upload.append("hello ");
  upload.append("world");
  upload.finish();
  EXPECT_EQ(upload.size(), 11U);
  EXPECT_EQ(upload.sha256(), util::sha256_hex("hello world"));
  EXPECT_TRUE(folder.is_empty());
  EXPECT_EQ(util::read_file(upload.path()), "hello world");
  const http::Upload moved = std::move(upload);
  util::write_file(folder.path() / "kept", "older");
  moved.take(folder.path() / "kept");
  EXPECT_EQ(util::read_file(folder.path() / "kept"), "hello world");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1);
}

TEST(Upload, IsTakenToAnotherFileSystem)
{
  const Folder folder;
  const Folder other("/dev/shm");
  http::Upload upload(other.path());
  upload.append(std::string(100'000, 'x'));
  upload.finish();
  upload.take(folder.path() / "kept");
  EXPECT_EQ(fs::file_size(folder.path() / "kept"), 100'000U);
  EXPECT_TRUE(other.is_empty());
}

TEST(Upload, SaysWhereItCannotGo)
{
  EXPECT_THROW(http::Upload("/nowhere"), std::system_error);
  const Folder folder;
  http::Upload upload(folder.path());
  upload.finish();
  EXPECT_THROW(upload.take(folder.path() / "none" / "kept"), std::system_error);
  upload.take(folder.path() / "kept");
  EXPECT_EQ(fs::file_size(folder.path() / "kept"), 0U);
}

TEST(Uploads, ComeWithTheForm)
{
  const Folder folder;
  http::ServerOptions options = loopback();
  options.upload_folder = folder.path();
  TestServer server(sample_routes(), options);
  const std::string name = "\u0e04\u0e30\u0e41\u0e19\u0e19.csv";
  const std::string body = multipart(name, "a,b\r\n1,2");
  const Received answer = ask(server.port(), post("/files", "multipart/form-data; boundary=x", body));
  EXPECT_EQ(answer.status(), 200);
  EXPECT_NE(answer.body.find("form title=A title\n"), std::string::npos) << answer.body;
  EXPECT_NE(answer.body.find("file f=" + name + " 8 " + util::sha256_hex("a,b\r\n1,2") + " text/csv\n"),
            std::string::npos)
      << answer.body;
  EXPECT_TRUE(folder.is_empty());
}

TEST(Uploads, ThatBreakOffLeaveNothing)
{
  const Folder folder;
  http::ServerOptions options = loopback();
  options.upload_folder = folder.path();
  TestServer server(sample_routes(), options);
  {
    Client client(server.port());
    const std::string request =
        post("/files", "multipart/form-data; boundary=x", multipart("a", std::string(9999, 'x')));
    client.send(request.substr(0, request.size() / 2));
  }
  server.stop();
  EXPECT_TRUE(folder.is_empty());
  EXPECT_TRUE(server.access_lines().empty());
}

TEST(Uploads, WithoutAFolderAreTroubleOfTheMachine)
{
  http::ServerOptions options = loopback();
  options.upload_folder = "/nowhere";
  const TestServer server(sample_routes(), options);
  const Received answer = ask(server.port(), post("/files", "multipart/form-data; boundary=x", multipart("a", "x")));
  EXPECT_EQ(answer.status(), 500);
  ASSERT_EQ(server.troubles().size(), 1U);
  EXPECT_NE(server.troubles()[0].find("/nowhere"), std::string::npos);
}

TEST(Uploads, OfAnySizeTakeLittleMemory)
{
  constexpr std::size_t k_pieces = 800;
  const std::string piece(std::size_t{64} * 1024, 'y');  // 50 MB in all
  const std::string end = multipart("big", "").substr(multipart("big", "").rfind("\r\n--x--"));
  const std::string begin = multipart("big", "").substr(0, multipart("big", "").size() - end.size());
  TestServer server;
  Client client(server.port());
  const std::size_t before = peak_memory();
  client.send(
      "POST /files HTTP/1.1\r\nHost: test\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: " +
      std::to_string(begin.size() + k_pieces * piece.size() + end.size()) + "\r\n\r\n" + begin);
  for (std::size_t i = 0; i < k_pieces; ++i)
    ASSERT_TRUE(client.send(piece));
  client.send(end);
  const Received answer = client.receive();
  EXPECT_EQ(answer.status(), 200);
  EXPECT_NE(answer.body.find("file f=big " + std::to_string(k_pieces * piece.size()) + " "), std::string::npos);
  constexpr std::size_t k_little = std::size_t{20} * 1024;
  EXPECT_LT(peak_memory() - before, k_little);
}

}  // namespace
}  // namespace http_test
