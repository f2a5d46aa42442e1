// SPDX-License-Identifier: Apache-2.0
// A SOCI session with what the two engines do differently, and its prepared statements. Only lib/db sees this: everyone
// else has Connection.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "lib/db/column.hpp"
#include "lib/db/url.hpp"

namespace soci {
class session;
class soci_error;
}  // namespace soci

namespace db {

class Statement;

struct SessionOptions {
  bool reader = false;            ///< refuses to write
  bool create = true;             ///< makes the file where there is none
  int busy_milliseconds = 10000;  ///< how long to wait for another process that writes
  std::string application_name;   ///< how the server shows the connection to its administrator
};

enum class Transaction {
  reading,    ///< one picture of the database for all questions; refuses to write
  writing,    ///< as if there were no others at the same time
  exclusive,  ///< alone in changing the schema: waits for another process that does; references are checked at its end
};

class Session {
 public:
  virtual ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  virtual Engine engine() const = 0;
  virtual void begin(Transaction transaction) = 0;
  /// After a failed statement std::logic_error and nothing is stored, on both engines: PostgreSQL would roll back
  /// without a word, SQLite store the half.
  virtual void commit();
  void rollback() noexcept;
  /// Statements without placeholders, one after the other.
  virtual void script(const std::string& sql) = 0;
  /// Database::empty_log.
  virtual void empty_log() {}
  /// Whether the connection can no longer be used.
  virtual bool broken() const = 0;

  Statement& statement(std::string_view sql, const std::string& shape);
  void forget_statements();
  /// Runs `act` and throws, for what SOCI throws, the error of lib/db/error.hpp. What failed is forgotten.
  void guarded(std::string_view sql, const std::function<void()>& act);
  unsigned next_number() { return ++number_; }
  soci::session& soci() { return *soci_; }

 protected:
  Session();
  [[noreturn]] virtual void raise(const soci::soci_error& error, std::string_view sql) const = 0;
  std::unique_ptr<soci::session> soci_;
  bool failed_ = false;

 private:
  unsigned number_ = 0;
  bool stale_ = false;  ///< a statement failed: none is used again
  std::unordered_map<std::string, std::unique_ptr<Statement>> statements_;
};

/// Errors: Unavailable when the file or server cannot be opened.
std::unique_ptr<Session> open_session(const Url& url, const SessionOptions& options);
std::unique_ptr<Session> open_sqlite(const std::string& path, const SessionOptions& options);
std::unique_ptr<Session> open_postgresql(const std::string& url, const SessionOptions& options);

}  // namespace db
