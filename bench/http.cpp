// SPDX-License-Identifier: Apache-2.0
// Our server answering a small fixed page, against a bare Beast server that does nothing else: the same bytes of the
// body, the same number of threads, the same driver on the same processors, one after the other in every round.
// Three of ours: a page kept as bytes (immediate), a page made by a worker thread, and a form of fifteen answers
// posted.
// Where others share the machine, the ratio of processor time is the steadier one.
//   bench_http [--rounds N] [--seconds S] [--connections N]
#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "lib/http/server.hpp"
#include "lib/http/static_files.hpp"

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using Clock = std::chrono::steady_clock;
using tcp = asio::ip::tcp;

const std::string k_page(2000, 'x');

/// As small as a Beast server can be: no deadlines, no limits, no log.
class BareBeast {
 public:
  BareBeast() : acceptor_(io_, tcp::endpoint(asio::ip::address_v4::loopback(), 0))
  {
    asio::co_spawn(io_, accept(), asio::detached);
    thread_ = std::thread([this] { io_.run(); });
  }
  BareBeast(const BareBeast&) = delete;
  BareBeast& operator=(const BareBeast&) = delete;
  ~BareBeast()
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
      response.body() = k_page;
      response.prepare_payload();
      co_await beast::http::async_write(socket, response, asio::use_awaitable);
    }
  }

  asio::io_context io_{1};
  tcp::acceptor acceptor_;
  std::thread thread_;
};

class Ours {
 public:
  Ours() : server_(options(), routes()), thread_([this] { server_.run(); }) {}
  Ours(const Ours&) = delete;
  Ours& operator=(const Ours&) = delete;
  ~Ours()
  {
    server_.stop();
    thread_.join();
  }
  std::uint16_t port() const { return server_.port(); }

 private:
  static http::ServerOptions options()
  {
    http::ServerOptions options;
    options.listen = {"127.0.0.1:0"};
    options.workers = 2;
    options.longest_queue = 10000;  // as many as ask at once
    return options;
  }
  static http::Router routes()
  {
    static const http::KeptBytes k_kept = http::kept_page(k_page);
    http::Router router;
    router.add(http::get_now(
        "/kept", [](http::Request& request, http::Reply reply) { reply(http::answer_with(k_kept, request)); }));
    router.add(http::get("/made", [](http::Request&) { return http::page(k_page); }));
    router.add(http::post_now("/form", [](http::Request& request, http::Reply reply) {
      reply(http::page(request.form.get("i15") == "4" ? k_page : std::string()));
    }));
    return router;
  }

  http::Server server_;
  std::thread thread_;
};

/// Seconds of processor that this process, or only this thread, has used.
double processor_time(clockid_t clock)
{
  timespec time{};
  ::clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

struct Measured {
  double per_second = 0;
  double p99 = 0;        // milliseconds
  double processor = 0;  // microseconds that the server, without the driver, spends on a request
};

/// Keeps one request under way on each connection, on one thread.
class Driver {
 public:
  Driver(std::uint16_t port, std::size_t connections, std::string request)
      : request_(std::move(request)), epoll_(::epoll_create1(0))
  {
    for (std::size_t i = 0; i < connections; ++i)
      connect(port);
  }
  Driver(const Driver&) = delete;
  Driver& operator=(const Driver&) = delete;
  ~Driver()
  {
    for (const Line& line : lines_)
      ::close(line.socket);
    ::close(epoll_);
  }

  Measured run(std::chrono::duration<double> time)
  {
    const auto begin = Clock::now();
    const double used_before = of_servers();
    for (Line& line : lines_)
      ask(line);
    const auto end = begin + std::chrono::duration_cast<Clock::duration>(time);
    while (Clock::now() < end)
      take_what_came();
    const std::chrono::duration<double> took = Clock::now() - begin;
    std::ranges::sort(latencies_);
    const double p99 = latencies_.empty() ? 0 : latencies_[latencies_.size() * 99 / 100];
    const auto answers = static_cast<double>(latencies_.size());
    return {answers / took.count(), p99, (of_servers() - used_before) * 1e6 / answers};
  }

 private:
  struct Line {
    int socket = -1;
    std::size_t received = 0;
    std::size_t expected = 0;  // bytes of an answer; 0 as long as nobody knows
    Clock::time_point asked;
  };

  static double of_servers()
  {
    return processor_time(CLOCK_PROCESS_CPUTIME_ID) - processor_time(CLOCK_THREAD_CPUTIME_ID);
  }
  void connect(std::uint16_t port)
  {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    Line line;
    line.socket = ::socket(AF_INET, SOCK_STREAM, 0);
    if (::connect(line.socket, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0) std::abort();
    const int on = 1;
    ::setsockopt(line.socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = lines_.size();
    ::epoll_ctl(epoll_, EPOLL_CTL_ADD, line.socket, &event);
    lines_.push_back(line);
  }
  void ask(Line& line)
  {
    line.received = 0;
    line.asked = Clock::now();
    if (::send(line.socket, request_.data(), request_.size(), MSG_NOSIGNAL) < 0) std::abort();
  }
  void take_what_came()
  {
    constexpr int k_patience = 1000;
    std::array<epoll_event, 64> events;
    const int count = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), k_patience);
    for (int i = 0; i < count; ++i)
      take(lines_[events[static_cast<std::size_t>(i)].data.u64]);
  }
  void take(Line& line)
  {
    std::array<char, 16384> bytes;
    const ssize_t count = ::recv(line.socket, bytes.data(), bytes.size(), 0);
    if (count <= 0) std::abort();
    if (line.expected == 0) line.expected = size_of_answer({bytes.data(), static_cast<std::size_t>(count)});
    line.received += static_cast<std::size_t>(count);
    if (line.received < line.expected) return;
    latencies_.push_back(std::chrono::duration<double, std::milli>(Clock::now() - line.asked).count());
    ask(line);
  }
  /// All answers to one request have the same size; the first piece holds the head.
  static std::size_t size_of_answer(std::string_view piece)
  {
    const std::size_t head = piece.find("\r\n\r\n");
    const std::size_t field = piece.find("Content-Length: ");
    if (!piece.starts_with("HTTP/1.1 200") || head == std::string_view::npos || field > head) std::abort();
    std::size_t size = 0;
    std::from_chars(piece.data() + field + 16, piece.data() + head, size);
    if (size != k_page.size()) std::abort();
    return head + 4 + size;
  }

  std::string request_;
  int epoll_;
  std::vector<Line> lines_;
  std::vector<double> latencies_;
};

std::string get(std::string_view path)
{
  return "GET " + std::string(path) +
         " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: Mozilla/5.0 (Linux; Android 14)\r\n"
         "Accept: text/html\r\nAccept-Language: th,en;q=0.5\r\nAccept-Encoding: gzip, br\r\n\r\n";
}

std::string form()
{
  std::string body = "token=abcdefghijklmnopqrstuvwxyz012345";
  for (int i = 1; i <= 15; ++i)
    body += "&i" + std::to_string(i) + "=4";
  return "POST /form HTTP/1.1\r\nHost: localhost\r\nUser-Agent: Mozilla/5.0 (Linux; Android 14)\r\n"
         "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
         std::to_string(body.size()) + "\r\n\r\n" + body;
}

void print_ratio(const char* what, const char* of, std::vector<double> ratios)
{
  std::ranges::sort(ratios);
  std::printf("%-24s %-10s min %.2f  median %.2f  max %.2f\n", what, of, ratios.front(), ratios[ratios.size() / 2],
              ratios.back());
}

}  // namespace

int main(int argc, char** argv)
{
  int rounds = 5;
  double seconds = 2;
  std::size_t connections = 64;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    if (name == "--rounds") rounds = std::atoi(argv[i + 1]);
    if (name == "--seconds") seconds = std::atof(argv[i + 1]);
    if (name == "--connections") connections = static_cast<std::size_t>(std::atoi(argv[i + 1]));
  }
  BareBeast bare;
  Ours ours;
  const std::array<std::pair<const char*, std::string>, 3> asked{
      {{"page kept as bytes", get("/kept")}, {"page made by a worker", get("/made")}, {"form of 15 answers", form()}}};
  std::array<std::vector<double>, asked.size()> rates;
  std::array<std::vector<double>, asked.size()> efforts;
  const std::chrono::duration<double> time(seconds);
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < asked.size(); ++i) {
      const Measured peer = Driver(bare.port(), connections, asked[i].second).run(time);
      const Measured mine = Driver(ours.port(), connections, asked[i].second).run(time);
      rates[i].push_back(mine.per_second / peer.per_second);
      efforts[i].push_back(peer.processor / mine.processor);
      std::printf("round %d  %-24s %6.0f/s p99 %.1f ms %.1f us   bare Beast %6.0f/s p99 %.1f ms %.1f us\n", round + 1,
                  asked[i].first, mine.per_second, mine.p99, mine.processor, peer.per_second, peer.p99, peer.processor);
    }
  }
  for (std::size_t i = 0; i < asked.size(); ++i) {
    print_ratio(asked[i].first, "answers/s", rates[i]);
    print_ratio(asked[i].first, "processor", efforts[i]);
  }
  return 0;
}
