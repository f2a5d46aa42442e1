// SPDX-License-Identifier: Apache-2.0
#include "tests/lib/db/engines.hpp"

#include <atomic>
#include <cstdlib>
#include <functional>
#include <stdexcept>
#include <thread>

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/util/files.hpp"
#include "lib/util/text.hpp"

namespace db_test {
namespace {

namespace fs = std::filesystem;

/// Holds a lock of a file until it is closed, also by a crash.
int locked(const fs::path& path, int kind)
{
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (file < 0 || ::flock(file, kind) != 0) throw std::runtime_error("cannot lock " + path.string());
  return file;
}

/// Lets a lock go however the block ends: whoever tries again would wait for himself.
struct Held {
  explicit Held(int descriptor) : file(descriptor) {}
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;
  ~Held() { ::close(file); }
  int file;
};

/// Memory where there is enough: a fresh database then takes a fifth of the time.
fs::path folder_of_files()
{
  constexpr std::uintmax_t k_enough = 1'000'000'000;
  const fs::path memory = "/dev/shm";
  std::error_code none;
  const bool roomy = ::access(memory.c_str(), W_OK) == 0 && fs::space(memory, none).available >= k_enough && !none;
  return roomy ? memory : fs::temp_directory_path();
}

/// Runs the server's script apart from this process, so that it outlives it.
void spawn_server(const fs::path& folder, const std::string& room)
{
  const std::string command =
      fmt::format("setsid '{}/tests/lib/db/postgresql_server' '{}' 10 '{}' </dev/null >/dev/null 2>&1 9>&- & ",
                  PRONGSAI_SOURCE_DIR, folder.string(), room);
  if (std::system(command.c_str()) != 0) throw std::runtime_error("cannot start " + command);  // NOLINT(cert-env33-c)
}

[[noreturn]] void throw_failure(const std::string& why)
{
  if (why.starts_with("no rights to mount")) throw NoRightsToMount(why);
  throw std::runtime_error(why);
}

/// Starts a server in the folder when there is none, and keeps it from ending while the returned file is open. The
/// caller holds the lock beside the folder.
int ensure_server(const fs::path& folder, const std::string& room = "")
{
  if (!fs::exists(folder / "ready")) {
    fs::remove_all(folder);
    fs::create_directories(folder);
    const int users = locked(folder / "users", LOCK_SH);
    spawn_server(folder, room);
    for (int tenths = 0; tenths < 1200 && !fs::exists(folder / "ready"); ++tenths) {
      if (fs::exists(folder / "failed")) throw_failure(util::read_file(folder / "failed"));
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return users;
  }
  return locked(folder / "users", LOCK_SH);
}

/// What the server's script does takes it some tenths of a second.
void wait_for_change(const std::function<bool()>& is_so)
{
  constexpr int k_patience = 3'000;  // in hundredths of a second
  for (int hundredths = 0; hundredths < k_patience; ++hundredths) {
    if (is_so()) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  throw std::runtime_error("the server of the test does not come to what is waited for");
}

db::Url server_url(const fs::path& folder, const std::string& name)
{
  return {db::Engine::postgresql,
          fmt::format("postgresql://tests@/{}?host={}&connect_timeout=20", name, folder.string())};
}

bool is_answering(const fs::path& folder)
{
  try {
    db::Database::open(server_url(folder, "postgres"));
    return true;
  } catch (const db::Unavailable&) {
    return false;
  }
}

/// The server of all tests of this source folder.
const fs::path& shared_server()
{
  static const fs::path k_folder = [] {
    const std::string own = fmt::format("{}{}", PRONGSAI_SOURCE_DIR, ::getuid());
    const fs::path folder = folder_of_files() / ("prongsai-pg-" + util::sha256_hex(own).substr(0, 8));
    const Held starting(locked(folder.string() + ".lock", LOCK_EX));
    // Between the look and the lock it may have ended: then another is started. The lock stays open to the end.
    [[maybe_unused]] int users = ensure_server(folder);
    if (!is_answering(folder)) {
      ::close(users);
      std::error_code still_ending;
      fs::remove_all(folder, still_ending);
      users = ensure_server(folder);
    }
    return folder;
  }();
  return k_folder;
}

void administer(const std::string& sql)
{
  static db::Database database = db::Database::open(server_url(shared_server(), "postgres"));
  database.maintain([&](db::Connection& connection) { connection.script(sql); });
}

void migrate_fresh(const db::Url& url, const std::vector<db::Migration>& migrations)
{
  db::Database database = db::Database::open(url);
  database.write_alone([&](db::Connection& connection) { db::apply(connection, migrations, 0); });
}

std::string digest(const std::vector<db::Migration>& migrations)
{
  std::string all;
  for (const db::Migration& migration : migrations)
    all += migration.sha256;
  return util::sha256_hex(all).substr(0, 16);
}

/// A migrated database to copy, made by the first test that needs it.
std::string template_for(const std::vector<db::Migration>& migrations)
{
  if (migrations.empty()) return "template1";
  const std::string name = "template_" + digest(migrations);
  const fs::path done = shared_server() / name;
  const Held making(locked(shared_server() / (name + ".lock"), LOCK_EX));
  if (!fs::exists(done)) {
    administer("DROP DATABASE IF EXISTS " + name);
    administer("CREATE DATABASE " + name);
    migrate_fresh(server_url(shared_server(), name), migrations);
    util::write_file(done, "");
  }
  return name;
}

std::string next_name()
{
  static std::atomic<int> number = 0;
  return fmt::format("t{}_{}", ::getpid(), ++number);
}

}  // namespace

FreshDatabase::FreshDatabase(db::Engine engine, const std::vector<db::Migration>& migrations)
{
  if (engine == db::Engine::sqlite) {
    std::string folder = (folder_of_files() / "prongsai-db-XXXXXX").string();
    if (::mkdtemp(folder.data()) == nullptr) throw std::runtime_error("cannot make " + folder);
    folder_ = folder;
    url_ = {engine, (folder_ / "test.db").string()};
    if (!migrations.empty()) migrate_fresh(url_, migrations);
  } else {
    const std::string made_from = template_for(migrations);
    name_ = next_name();
    administer("CREATE DATABASE " + name_ + " TEMPLATE " + made_from);
    url_ = server_url(shared_server(), name_);
  }
}

FreshDatabase::~FreshDatabase()
{
  std::error_code ignored;
  if (!folder_.empty()) fs::remove_all(folder_, ignored);
  try {
    if (!name_.empty()) administer("DROP DATABASE IF EXISTS " + name_ + " WITH (FORCE)");
  } catch (const db::Error&) {
    // It goes with the server.
  }
}

OwnServer::OwnServer(const std::string& room) : folder_(folder_of_files() / ("prongsai-pg-own-" + next_name()))
{
  lock_ = ensure_server(folder_, room);
}

OwnServer::~OwnServer()
{
  ::close(lock_);
}

db::Url OwnServer::url() const
{
  return server_url(folder_, "postgres");
}

void OwnServer::restart() const
{
  util::write_file(folder_ / "restart", "");
}

bool OwnServer::restarting() const
{
  return fs::exists(folder_ / "restart");
}

bool OwnServer::answers() const
{
  return is_answering(folder_);
}

void OwnServer::fill_room() const
{
  util::write_file(folder_ / "full", "");
  wait_for_change([&] { return fs::exists(folder_ / "filled"); });
}

void OwnServer::make_room() const
{
  fs::remove(folder_ / "full");
  wait_for_change([&] { return !fs::exists(folder_ / "filled"); });
}

std::string shown(const testing::TestParamInfo<db::Engine>& info)
{
  return std::string(db::name(info.param));
}

}  // namespace db_test
