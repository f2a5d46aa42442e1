// SPDX-License-Identifier: Apache-2.0
// The public site on a nation's results: pages kept as bytes against a bare Beast server that answers the same bytes,
// with the same driver, one after the other in every round; then every kind of page made anew, at 16 connections.
//   bench_portal [--rounds N] [--seconds S] [--connections N] [--agencies N]
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>

#include "lib/http/server.hpp"
#include "lib/util/random.hpp"

#include "src/portal/public_pages.hpp"

#include "bench/portal/nation.hpp"

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using Moment = std::chrono::steady_clock;
using tcp = asio::ip::tcp;

struct Figures {
  double per_second = 0;
  double median = 0;  // milliseconds
  double p99 = 0;
};

std::string get(const std::string& path)
{
  return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept-Language: th\r\nAccept-Encoding: gzip, br\r\n\r\n";
}

/// So many connections, each asking again as soon as it is answered; `path_of` gives the next path.
template <typename PathOf>
Figures ask(std::uint16_t port, std::size_t connections, double seconds, PathOf path_of)
{
  std::vector<std::vector<double>> took(connections);
  std::vector<std::thread> threads;
  std::atomic<std::size_t> next = 0;
  const auto end = Moment::now() + std::chrono::duration_cast<Moment::duration>(std::chrono::duration<double>(seconds));
  for (std::size_t i = 0; i < connections; ++i) {
    threads.emplace_back([&, i] {
      asio::io_context io;
      tcp::socket socket(io);
      socket.connect({asio::ip::address_v4::loopback(), port});
      socket.set_option(tcp::no_delay(true));
      beast::flat_buffer buffer;
      while (Moment::now() < end) {
        const std::string request = get(path_of(next++));
        const auto begin = Moment::now();
        asio::write(socket, asio::buffer(request));
        beast::http::response<beast::http::string_body> response;
        beast::http::read(socket, buffer, response);
        if (response.result_int() != 200) std::abort();
        took[i].push_back(std::chrono::duration<double, std::milli>(Moment::now() - begin).count());
      }
    });
  }
  for (std::thread& thread : threads)
    thread.join();
  std::vector<double> all;
  for (const auto& one : took)
    all.insert(all.end(), one.begin(), one.end());
  std::sort(all.begin(), all.end());
  if (all.empty()) return {};
  return {static_cast<double>(all.size()) / seconds, all[all.size() / 2], all[all.size() * 99 / 100]};
}

/// As small as a Beast server can be: no deadlines, no limits, no log, one body.
class Bare {
 public:
  explicit Bare(std::string body)
      : body_(std::move(body)), acceptor_(io_, tcp::endpoint(asio::ip::address_v4::loopback(), 0))
  {
    asio::co_spawn(io_, accept(), asio::detached);
    thread_ = std::thread([this] { io_.run(); });
  }
  Bare(const Bare&) = delete;
  Bare& operator=(const Bare&) = delete;
  ~Bare()
  {
    io_.stop();
    thread_.join();
  }
  std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

 private:
  asio::awaitable<void> accept()
  {
    while (true) {
      tcp::socket socket = co_await acceptor_.async_accept(asio::use_awaitable);
      socket.set_option(tcp::no_delay(true));
      asio::co_spawn(io_, serve(std::move(socket)), asio::detached);
    }
  }
  asio::awaitable<void> serve(tcp::socket socket)
  {
    beast::flat_buffer buffer;
    while (true) {
      beast::http::request<beast::http::string_body> request;
      co_await beast::http::async_read(socket, buffer, request, asio::use_awaitable);
      beast::http::response<beast::http::string_body> response;
      response.set(beast::http::field::content_type, "text/html; charset=utf-8");
      response.set(beast::http::field::content_encoding, "gzip");
      response.body() = body_;
      response.prepare_payload();
      co_await beast::http::async_write(socket, response, asio::use_awaitable);
    }
  }

  std::string body_;
  asio::io_context io_{1};
  tcp::acceptor acceptor_;
  std::thread thread_;
};

class Site {
 public:
  explicit Site(db::Database& database)
      : database_(database),
        site_(html::Templates::embedded(), html::Words(util::Messages::embedded(util::Language::thai)),
              html::Words(util::Messages::embedded(util::Language::english)), http::Signer(std::string(32, 'k'))),
        live_(database_, clock_, std::chrono::milliseconds(0)),
        kept_(live_, clock_, 2, k_kept_bytes),
        pages_({database_, site_, clock_, {.address = "https://ita.example"}}, kept_)
  {
    const auto begin = Moment::now();
    live_.renew();
    std::printf("editions put together in %.1f s\n", std::chrono::duration<double>(Moment::now() - begin).count());
    http::Router router;
    for (const auto& [path, page] : {std::pair("/results", portal::PublicPage::search),
                                     std::pair("/results/rankings/{year}", portal::PublicPage::rankings),
                                     std::pair("/results/agencies/{agency}", portal::PublicPage::agency),
                                     std::pair("/results/methodology/{year}", portal::PublicPage::methodology)})
      router.add(http::get_now(path, [this, page = page](http::Request& request, http::Reply reply) {
        pages_.answer(page, request, std::move(reply));
      }));
    http::ServerOptions options;
    options.listen = {"127.0.0.1:0"};
    server_ = std::make_unique<http::Server>(options, std::move(router));
    thread_ = std::thread([this] { server_->run(); });
  }
  Site(const Site&) = delete;
  Site& operator=(const Site&) = delete;
  ~Site()
  {
    server_->stop();
    thread_.join();
  }
  std::uint16_t port() const { return server_->port(); }
  std::string body_of(std::int64_t agency)
  {
    http::Request request;
    request.path = "/results/agencies/" + std::to_string(agency);
    request.parameters.add("agency", std::to_string(agency));
    request.headers.add("Accept-Encoding", "gzip");
    const http::Response response = pages_.answer_now(portal::PublicPage::agency, request);
    return std::string(std::get<http::SharedBytes>(response.body).view());
  }

 private:
  static constexpr std::size_t k_kept_bytes = std::size_t{96} * 1024 * 1024;
  db::Database& database_;
  util::SystemClock clock_;
  site::Site site_;
  portal::LivePublication live_;
  portal::KeptPages kept_;
  portal::PublicSite pages_;
  std::unique_ptr<http::Server> server_;
  std::thread thread_;
};

}  // namespace

int main(int argc, char** argv)
{
  int rounds = 3;
  double seconds = 2;
  std::size_t connections = 16;
  int agencies = bench::k_agencies;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    if (name == "--rounds") rounds = std::atoi(argv[i + 1]);
    if (name == "--seconds") seconds = std::atof(argv[i + 1]);
    if (name == "--connections") connections = static_cast<std::size_t>(std::atoi(argv[i + 1]));
    if (name == "--agencies") agencies = std::atoi(argv[i + 1]);
  }
  const auto folder = std::filesystem::temp_directory_path() / ("portal-" + util::SystemRandom().token(8));
  std::filesystem::create_directories(folder);
  db::Database database = bench::nation_of_results(folder, agencies);
  {
    Site site(database);
    const Bare bare(site.body_of(1));
    std::vector<double> ratios;
    for (int round = 0; round < rounds; ++round) {
      const auto same = [](std::size_t) { return std::string("/results/agencies/1"); };
      const Figures peer = ask(bare.port(), connections, seconds, same);
      const Figures mine = ask(site.port(), connections, seconds, same);
      ratios.push_back(mine.per_second / peer.per_second);
      std::printf("kept page  %7.0f/s p99 %.2f ms   bare Beast %7.0f/s p99 %.2f ms   ratio %.2f\n", mine.per_second,
                  mine.p99, peer.per_second, peer.p99, ratios.back());
    }
    const auto fresh = [&](const char* what, auto path_of) {
      const Figures made = ask(site.port(), connections, seconds, path_of);
      std::printf("%-34s %7.0f/s median %.1f ms p99 %.1f ms\n", what, made.per_second, made.median, made.p99);
    };
    const auto number = [&](std::size_t n) { return std::to_string(n % static_cast<std::size_t>(agencies) + 1); };
    fresh("agency, each another one", [&](std::size_t n) { return "/results/agencies/" + number(n); });
    fresh("rankings, each another page",
          [&](std::size_t n) { return "/results/rankings/2567?page=" + std::to_string(n % 166 + 1); });
    fresh("rankings, each another search",
          [&](std::size_t n) { return "/results/rankings/2567?search=" + number(n * 7); });
    fresh("search, each another word", [&](std::size_t n) { return "/results?search=" + number(n * 13); });
  }
  std::filesystem::remove_all(folder);
  return 0;
}
