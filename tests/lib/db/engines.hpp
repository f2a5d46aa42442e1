// SPDX-License-Identifier: Apache-2.0
// Store tests on both engines, each on a fresh database: an SQLite file in a folder of its own, a database of a
// PostgreSQL server that the first test starts and that ends by itself (tests/lib/db/postgresql_server).
//
//   class AgencyStore : public db_test::OnEngine {
//    protected:
//     AgencyStore() : OnEngine(db::read_migrations(util::embedded_program_files())) {}
//   };
//   DB_TEST(AgencyStore, keeps_names) { database().write([&](db::Connection& c) { … }); }
//   DB_ENGINES(AgencyStore);
#pragma once
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "lib/db/database.hpp"
#include "lib/db/migrations.hpp"

namespace db_test {

/// An empty database of its own, gone when this goes.
class FreshDatabase {
 public:
  /// Migrated with `migrations`; with none it has no table.
  explicit FreshDatabase(db::Engine engine, const std::vector<db::Migration>& migrations = {});
  FreshDatabase(const FreshDatabase&) = delete;
  FreshDatabase& operator=(const FreshDatabase&) = delete;
  ~FreshDatabase();
  const db::Url& url() const { return url_; }
  db::Database open(db::Options options = {}) const { return db::Database::open(url_, options); }

 private:
  db::Url url_;
  std::filesystem::path folder_;  ///< of SQLite
  std::string name_;              ///< of PostgreSQL
};

/// The machine lets nobody mount a file system of a size of one's own (a container without the rights to).
class NoRightsToMount : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A PostgreSQL server that a test may restart, or leave without room; the one of everybody else goes on.
class OwnServer {
 public:
  /// `room`: of the file system that its data lie on, "100m"; empty: as much as there is. NoRightsToMount.
  explicit OwnServer(const std::string& room = "");
  OwnServer(const OwnServer&) = delete;
  OwnServer& operator=(const OwnServer&) = delete;
  ~OwnServer();
  db::Url url() const;
  /// Kills the server and starts it again; returns at once.
  void restart() const;
  bool restarting() const;
  bool answers() const;
  /// Both return when it is so. A server that ended without room is started again when there is some.
  void fill_room() const;
  void make_room() const;

 private:
  std::filesystem::path folder_;
  int lock_ = -1;
};

std::string shown(const testing::TestParamInfo<db::Engine>& info);

class OnEngine : public testing::TestWithParam<db::Engine> {
 protected:
  explicit OnEngine(const std::vector<db::Migration>& migrations = {}) : fresh_(GetParam(), migrations) {}
  db::Engine engine() const { return GetParam(); }
  const db::Url& url() const { return fresh_.url(); }
  db::Database& database()
  {
    if (!database_) database_ = std::make_unique<db::Database>(fresh_.open());
    return *database_;
  }

 private:
  FreshDatabase fresh_;
  std::unique_ptr<db::Database> database_;
};

}  // namespace db_test

#define DB_TEST(fixture, name) TEST_P(fixture, name)
#define DB_ENGINES(fixture) \
  INSTANTIATE_TEST_SUITE_P(Db, fixture, testing::Values(db::Engine::sqlite, db::Engine::postgresql), db_test::shown)
