// SPDX-License-Identifier: Apache-2.0
#include "lib/http/server.hpp"

#include <algorithm>
#include <atomic>
#include <list>
#include <stdexcept>
#include <thread>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <sys/resource.h>
#include <unistd.h>

#include "lib/http/connection.hpp"
#include "lib/http/listen_address.hpp"
#include "lib/util/random.hpp"

namespace http {
namespace {

using Clock = Connection::Clock;

}  // namespace

/// Connections that one thread serves.
class Loop {
 public:
  explicit Loop(Site& site) : site_(site), ticker_(io) {}
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  asio::io_context io{1};

  void adopt(Socket socket, StreamMaker& maker, Client peer)
  {
    auto connection = std::make_unique<Connection>(site_, maker.make(std::move(socket)), std::move(peer));
    asio::post(io, [this, connection = std::move(connection)]() mutable { begin(std::move(connection)); });
  }
  /// Looks at deadlines again and again, until drained.
  void tick()
  {
    const auto now = Clock::now();
    if (now >= drained_by_) {
      for (const auto& connection : connections_)
        connection->abort();
    } else {
      for (const auto& connection : connections_)
        connection->check_deadline(now);
    }
    if (site_.draining && connections_.empty()) return;
    ticker_.expires_after(interval());
    ticker_.async_wait([this](const boost::system::error_code& error) {
      if (!error) tick();
    });
  }
  void drain()
  {
    drained_by_ = Clock::now() + site_.deadlines.drain;
    for (const auto& connection : connections_)
      connection->drain();
    end_when_drained();
  }

 private:
  using Connections = std::list<std::unique_ptr<Connection>>;

  void begin(std::unique_ptr<Connection> connection)
  {
    connections_.push_back(std::move(connection));
    asio::co_spawn(io, serve(std::prev(connections_.end())), asio::detached);
  }
  asio::awaitable<void> serve(Connections::iterator place)
  {
    Connection& connection = **place;
    co_await connection.serve();
    connections_.erase(place);
    end_when_drained();
  }
  /// Without the ticker nothing keeps the loop running.
  void end_when_drained()
  {
    if (site_.draining && connections_.empty()) ticker_.cancel();
  }
  Clock::duration interval() const
  {
    using std::chrono::milliseconds;
    const Deadlines& of = site_.deadlines;
    const auto shortest = std::min({of.head, of.body, of.idle, of.send, of.drain, of.linger});
    return std::clamp<milliseconds>(shortest / 4, milliseconds(5), milliseconds(250));
  }

  Site& site_;
  asio::steady_timer ticker_;
  Connections connections_;
  Clock::time_point drained_by_ = Clock::time_point::max();
};

namespace {

/// Every connection takes a descriptor, and shells and systemd allow 1,024 unless asked for more.
void allow_many_connections()
{
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

IntakeRules rules_of(ServerOptions& options, Router router)
{
  return {options.limits, std::move(router), TrustedProxies(options.trusted_proxies), options.upload_folder};
}

}  // namespace

struct Server::Running {
  struct Door {
    Acceptor acceptor;
    StreamMaker* maker = nullptr;
    bool is_tls = false;
    std::uint16_t port = 0;
    std::string file;  // of a local socket
  };

  Running(ServerOptions given, Router router, const Hooks& hooks)
      : options(std::move(given)),
        site{rules_of(options, std::move(router)),
             options.deadlines,
             options.security,
             hooks,
             options.now,
             std::make_shared<const Failures>(hooks),
             {options.workers, options.longest_queue},
             options.first_request_number},
        plain(plain_streams())
  {
    if (!options.certificate_file.empty()) tls = tls_streams(options.certificate_file, options.key_file);
    for (std::size_t i = 0; i < std::max<std::size_t>(1, options.threads); ++i)
      loops.push_back(std::make_unique<Loop>(site));
    for (const std::string& address : options.listen)
      for (Acceptor& acceptor : listen_on(loops[0]->io, address))
        add_door(std::move(acceptor), address);
    signals.emplace(loops[0]->io);
    allow_many_connections();
    // libsodium, for the hashes of uploads, wants to be asked once before threads begin.
    const util::SystemRandom asked;
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  ~Running()
  {
    for (const Door& door : doors)
      if (!door.file.empty()) ::unlink(door.file.c_str());
  }

  void add_door(Acceptor acceptor, const std::string& address)
  {
    constexpr std::string_view k_unix = "unix:";
    const bool local = address.starts_with(k_unix);
    const bool with_tls = tls && !local;
    const std::uint16_t port = port_of(acceptor);
    doors.push_back({std::move(acceptor), with_tls ? tls.get() : plain.get(), with_tls, port,
                     local ? address.substr(k_unix.size()) : std::string()});
  }

  void run()
  {
    for (Door& door : doors)
      asio::co_spawn(loops[0]->io, accept(door), asio::detached);
    wait_for_signals();
    std::vector<std::thread> threads;
    for (const auto& loop : loops)
      asio::post(loop->io, [&loop] { loop->tick(); });
    for (std::size_t i = 1; i < loops.size(); ++i)
      threads.emplace_back([this, i] { loops[i]->io.run(); });
    loops[0]->io.run();
    for (std::thread& thread : threads)
      thread.join();
    site.workers.stop();
  }

  void wait_for_signals()
  {
    if (!options.stop_on_signals) return;
    signals->add(SIGTERM);
    signals->add(SIGINT);
    signals->async_wait([this](const boost::system::error_code& error, int /*number*/) {
      if (!error) drain();
    });
  }

  asio::awaitable<void> accept(Door& door)
  {
    constexpr auto k_pause = std::chrono::milliseconds(20);
    constexpr auto k_await = asio::as_tuple(asio::use_awaitable);
    asio::steady_timer pause(loops[0]->io);
    while (!site.draining) {
      Loop& loop = *loops[next_loop++ % loops.size()];
      Socket socket(loop.io);
      asio::generic::stream_protocol::endpoint peer;
      const auto [error] = co_await door.acceptor.async_accept(socket, peer, k_await);
      if (error == asio::error::operation_aborted) break;
      if (!error) {
        boost::system::error_code ignored;
        socket.set_option(asio::ip::tcp::no_delay(true), ignored);
        loop.adopt(std::move(socket), *door.maker, {address_of(peer), door.is_tls});
      }
      // Out of descriptors, or as many connections as are wanted: the rest wait at the door.
      while ((error || site.connections >= options.limits.connections) && !site.draining) {
        pause.expires_after(k_pause);
        co_await pause.async_wait(k_await);
        if (error) break;
      }
    }
  }

  void drain()
  {
    if (site.draining.exchange(true)) return;
    boost::system::error_code ignored;
    for (Door& door : doors)
      door.acceptor.close(ignored);
    signals->cancel(ignored);
    for (const auto& loop : loops)
      asio::post(loop->io, [&loop] { loop->drain(); });
  }

  ServerOptions options;
  Site site;
  std::unique_ptr<StreamMaker> plain;
  std::unique_ptr<StreamMaker> tls;
  std::vector<std::unique_ptr<Loop>> loops;
  std::vector<Door> doors;
  std::optional<asio::signal_set> signals;
  std::size_t next_loop = 0;
};

Server::Server(ServerOptions options, Router router, const Hooks& hooks)
    : running_(std::make_unique<Running>(std::move(options), std::move(router), hooks))
{
}

Server::~Server() = default;

std::uint16_t Server::port() const
{
  for (const Running::Door& door : running_->doors)
    if (door.port != 0) return door.port;
  return 0;
}

void Server::run()
{
  running_->run();
}

void Server::stop()
{
  asio::post(running_->loops[0]->io, [this] { running_->drain(); });
}

ServerLoad Server::load() const
{
  return {running_->site.connections, running_->site.workers.waiting()};
}

}  // namespace http
