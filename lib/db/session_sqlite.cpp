// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <thread>

#include <fcntl.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <unistd.h>

#include "lib/db/error.hpp"
#include "lib/db/session.hpp"

namespace db {
namespace {

using namespace sqlite_api;

[[noreturn]] void raise_sqlite(::sqlite_api::sqlite3* handle, int code, const std::string& words)
{
  constexpr int k_primary = 0xff;
  // SQLite forgets the system's number when a commit fails; what the last call left is then the next best.
  const int last = errno;
  const int kept = sqlite3_system_errno(handle);
  const int system = kept != 0 ? kept : last;
  const bool no_room = system == ENOSPC || system == EFBIG || system == EDQUOT;
  switch (code & k_primary) {
    case SQLITE_CONSTRAINT:
      throw ConstraintViolation(words);
    case SQLITE_FULL:
      throw StorageFull(words);
    case SQLITE_IOERR:
      if (no_room) throw StorageFull(words);
      throw Unavailable(words);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_CANTOPEN:
      throw Unavailable(words);
    default:
      throw Error(words);
  }
}

class SqliteSession final : public Session {
 public:
  SqliteSession(const std::string& path, const SessionOptions& options);

  Engine engine() const override { return Engine::sqlite; }
  void begin(Transaction transaction) override;
  void commit() override;
  void script(const std::string& sql) override;
  void empty_log() override;
  bool broken() const override { return false; }

 private:
  [[noreturn]] void raise(const soci::soci_error& error, std::string_view sql) const override;
  ::sqlite_api::sqlite3* handle() const
  {
    return static_cast<soci::sqlite3_session_backend*>(soci_->get_backend())->conn_;
  }
  void check_references();
  void use_write_ahead_log();
  void end_exclusive();
  int busy_milliseconds_;
  bool exclusive_ = false;
};

/// Made by us before SQLite makes it, so that nobody but its owner reads it; SQLite gives the same rights to the files
/// beside it.
void create_file(const std::string& path)
{
  const int number = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (number >= 0) ::close(number);
}

/// Of a text, where it lies: sqlite3_value_text copies it first, to end it with a zero.
std::string_view bytes_of(sqlite3_value* text)
{
  const auto* begin = static_cast<const char*>(sqlite3_value_blob(text));
  return begin == nullptr ? std::string_view()
                          : std::string_view(begin, static_cast<std::size_t>(sqlite3_value_bytes(text)));
}

/// strpos(text, part) as PostgreSQL has it: the place of the part in characters from 1, 0 where there is none. SQLite's
/// own instr takes some ten times as long, because it steps from letter to letter.
void strpos(sqlite3_context* context, int /*count*/, sqlite3_value** values)
{
  for (sqlite3_value* value : {values[0], values[1]})
    if (sqlite3_value_type(value) == SQLITE_NULL) return sqlite3_result_null(context);
  const std::string_view text = bytes_of(values[0]);
  const std::size_t at = text.find(bytes_of(values[1]));
  if (at == std::string_view::npos) return sqlite3_result_int64(context, 0);
  const std::string_view before = text.substr(0, at);
  const auto continues = [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0U) == 0x80U; };
  sqlite3_result_int64(context, std::ssize(before) - std::ranges::count_if(before, continues) + 1);
}

SqliteSession::SqliteSession(const std::string& path, const SessionOptions& options)
    : busy_milliseconds_(options.busy_milliseconds)
{
  if (options.create) create_file(path);
  std::error_code missing;
  if (!std::filesystem::exists(path, missing)) throw Unavailable("cannot open the database file " + path);
  try {
    // SOCI reads this as words with values in quotes; read_url refuses a path with such a quote.
    soci_->open(*soci::factory_sqlite3(), "db=\"" + path + "\"");
  } catch (const soci::soci_error& error) {
    throw Unavailable("cannot open the database file " + path + ": " + error.get_error_message());
  }
  sqlite3_extended_result_codes(handle(), 1);
  sqlite3_busy_timeout(handle(), busy_milliseconds_);
  use_write_ahead_log();
  sqlite3_create_function(handle(), "strpos", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, strpos, nullptr, nullptr);
  script("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;");
  // One that writes meets the same pages again and again: they stay in memory (32 MB at most), and go from the log into
  // the file after 16 MB of it, not 4. One that reads keeps what a list of a nation's agencies is made of (8 MB).
  script(options.reader ? "PRAGMA query_only = ON; PRAGMA cache_size = -8000"
                        : "PRAGMA cache_size = -32000; PRAGMA wal_autocheckpoint = 4000");
}

void SqliteSession::use_write_ahead_log()
{
  // Two that open a new file at once: SQLite refuses one of them here without waiting.
  for (int number = 1;; ++number) {
    try {
      return script("PRAGMA journal_mode = WAL");
    } catch (const Unavailable&) {
      if (number == 50) throw;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

void SqliteSession::begin(Transaction transaction)
{
  if (exclusive_) end_exclusive();  // one that was rolled back
  exclusive_ = transaction == Transaction::exclusive;
  failed_ = false;
  if (transaction == Transaction::reading) return script("BEGIN");
  // A table cannot be made anew while others refer to it, so its migration checks references at the end instead.
  if (exclusive_) {
    constexpr int k_quarter_of_an_hour = 900'000;
    sqlite3_busy_timeout(handle(), k_quarter_of_an_hour);
    script("PRAGMA foreign_keys = OFF");
  }
  script("BEGIN IMMEDIATE");
}

void SqliteSession::end_exclusive()
{
  script("PRAGMA foreign_keys = ON");
  sqlite3_busy_timeout(handle(), busy_milliseconds_);
  exclusive_ = false;
}

void SqliteSession::check_references()
{
  int faults = 0;
  std::string table;
  *soci_ << "SELECT count(*) FROM pragma_foreign_key_check", soci::into(faults);
  if (faults == 0) return;
  *soci_ << "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1", soci::into(table);
  throw ConstraintViolation(std::to_string(faults) + " rows refer to rows that are not there, for example in " + table);
}

void SqliteSession::commit()
{
  if (exclusive_) guarded("PRAGMA foreign_key_check", [this] { check_references(); });
  Session::commit();
  if (exclusive_) end_exclusive();
}

void SqliteSession::script(const std::string& sql)
{
  const int code = sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) raise_sqlite(handle(), code, std::string(sqlite3_errmsg(handle())) + " in " + sql);
}

void SqliteSession::empty_log()
{
  // Who reads just now is not waited for: nobody could write meanwhile.
  sqlite3_busy_timeout(handle(), 0);
  sqlite3_wal_checkpoint_v2(handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  sqlite3_busy_timeout(handle(), busy_milliseconds_);
}

void SqliteSession::raise(const soci::soci_error& error, std::string_view sql) const
{
  const auto* known = dynamic_cast<const soci::sqlite3_soci_error*>(&error);
  // Without SOCI's context, which has the bound values.
  raise_sqlite(handle(), known != nullptr ? known->result() : SQLITE_ERROR,
               error.get_error_message() + " in " + std::string(sql));
}

}  // namespace

std::unique_ptr<Session> open_sqlite(const std::string& path, const SessionOptions& options)
{
  return std::make_unique<SqliteSession>(path, options);
}

}  // namespace db
