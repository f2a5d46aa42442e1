// SPDX-License-Identifier: Apache-2.0
#include "lib/db/database.hpp"

#include <algorithm>
#include <atomic>
#include <limits>
#include <random>
#include <thread>

#include "lib/db/pool.hpp"
#include "lib/db/session.hpp"

namespace db {
namespace {

constexpr int k_tries = 8;

/// A little longer each time, and never the same for two that stand in each other's way.
void wait_before_try(int number)
{
  thread_local std::minstd_rand chance(std::random_device{}());
  const int most = 1 << std::min(number, 6);
  std::this_thread::sleep_for(std::chrono::milliseconds(std::uniform_int_distribution(0, most)(chance)));
}

Pool::Open opener(const Url& url, const SessionOptions& options)
{
  return [url, options] { return std::make_unique<Connection>(open_session(url, options)); };
}

/// A connection that broke while it waited is opened anew without a word: nothing was lost with it.
void begin(Pool& pool, Pool::Lease& lease, Transaction transaction)
{
  try {
    (*lease).session().begin(transaction);
  } catch (const Unavailable&) {
    if (!(*lease).session().broken()) throw;
    pool.close_waiting();
    lease.renew();
    (*lease).session().begin(transaction);
  }
}

void transact(Pool& pool, Transaction transaction, const std::function<void(Connection&)>& act)
{
  Pool::Lease lease = pool.lease();
  begin(pool, lease, transaction);
  try {
    act(*lease);
    if (transaction == Transaction::reading) {
      (*lease).session().rollback();
    } else {
      (*lease).session().commit();
    }
  } catch (...) {
    (*lease).session().rollback();
    throw;
  }
}

/// Which database this thread writes to just now: a second write would wait for the first for ever.
class Writing {
 public:
  explicit Writing(const void* database)
  {
    if (std::ranges::find(open(), database) != open().end()) throw std::logic_error("a write inside a write");
    open().push_back(database);
  }
  Writing(const Writing&) = delete;
  Writing& operator=(const Writing&) = delete;
  ~Writing() { open().pop_back(); }

 private:
  static std::vector<const void*>& open()
  {
    thread_local std::vector<const void*> databases;
    return databases;
  }
};

}  // namespace

struct Database::State {
  State(Url where, const Options& options)
      : url(std::move(where)),
        readers(opener(url, {.reader = url.engine == Engine::sqlite,
                             .create = false,
                             .busy_milliseconds = static_cast<int>(options.wait.count()),
                             .application_name = options.application_name}),
                options.connections, options.wait),
        writer(opener(url, {.create = options.create,
                            .busy_milliseconds = static_cast<int>(options.wait.count()),
                            .application_name = options.application_name}),
               1, options.wait)
  {
  }
  Pool& writers() { return url.engine == Engine::sqlite ? writer : readers; }

  Url url;
  Pool readers;
  Pool writer;  ///< of SQLite, which knows only one at a time
};

Database Database::open(const Url& url, const Options& options)
{
  Url resolved = url;
  Database database(std::make_unique<State>(std::move(resolved), options));
  (void)database.state_->writers().lease();
  return database;
}

Database::Database(std::unique_ptr<State> state) : state_(std::move(state)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Engine Database::engine() const
{
  return state_->url.engine;
}

const Url& Database::url() const
{
  return state_->url;
}

void Database::run(Way way, const std::function<void(Connection&)>& act)
{
  if (way == Way::read) return transact(state_->readers, Transaction::reading, act);
  const Writing writing(state_.get());
  const Transaction transaction = way == Way::write ? Transaction::writing : Transaction::exclusive;
  for (int number = 1;; ++number) {
    try {
      return transact(state_->writers(), transaction, act);
    } catch (const Conflict&) {
      if (number == k_tries) throw;
    }
    wait_before_try(number);
  }
}

void Database::empty_log()
{
  maintain([](Connection& connection) { connection.session().empty_log(); });
}

void Database::maintain(const std::function<void(Connection&)>& act)
{
  const Writing writing(state_.get());
  Pool::Lease lease = state_->writers().lease();
  act(*lease);
}

}  // namespace db
