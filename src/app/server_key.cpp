// SPDX-License-Identifier: Apache-2.0
#include "src/app/server_key.hpp"

#include <filesystem>
#include <stdexcept>

#include "lib/http/signed.hpp"
#include "lib/util/files.hpp"
#include "lib/util/text.hpp"

namespace app {
namespace {

namespace fs = std::filesystem;

std::string checked(std::string key, const std::string& where)
{
  if (key.size() >= http::Signer::k_key_bytes) return key;
  throw std::runtime_error(where + ": a server key has at least " + std::to_string(http::Signer::k_key_bytes) +
                           " characters");
}

}  // namespace

std::string server_key(const Settings& settings, util::Random& random)
{
  if (!settings.text("server_key").empty()) return checked(settings.text("server_key"), "server_key");
  const fs::path folder = settings.text("files");
  const fs::path file = folder / "server.key";
  if (fs::exists(file)) return checked(std::string(util::trim(util::read_file(file))), file.string());
  fs::create_directories(folder);
  fs::permissions(folder, fs::perms::owner_all);
  std::string key = random.token(http::Signer::k_key_bytes);
  util::write_file(file, key + "\n");
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
  return key;
}

}  // namespace app
