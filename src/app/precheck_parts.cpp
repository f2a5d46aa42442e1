// SPDX-License-Identifier: Apache-2.0
#include "src/app/precheck_parts.hpp"

#include <exception>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "lib/fetch/address.hpp"

#include "src/app/journal.hpp"
#include "src/surveys/answering_pages.hpp"

namespace app {
namespace {

constexpr std::chrono::seconds k_look_every{5};
constexpr std::size_t k_worker_bytes = 12;

/// Where the site is found from outside, as QR codes have it.
std::string public_site(const Settings& settings)
{
  if (!settings.text("address").empty()) return settings.text("address");
  const auto listen = settings.list("listen");
  return (settings.text("certificate").empty() ? "http://" : "https://") +
         (listen.empty() ? std::string("localhost:8080") : listen.front());
}

std::string user_agent(const Settings& settings)
{
  std::string about = settings.text("precheck_contact");
  if (about.empty()) about = settings.text("address");
  std::string name = fmt::format("Mozilla/5.0 (compatible; Prongsai/{}{}; disclosure pre-check)", PRONGSAI_VERSION,
                                 about.empty() ? "" : "; +" + about);
  // A line end would write header fields of its own.
  std::erase_if(name,
                [](char c) { return static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x7F; });
  return name;
}

}  // namespace

util::Problems precheck_faults(const Settings& settings)
{
  util::Problems problems;
  for (const std::string& written : settings.list("precheck_allowed")) {
    try {
      fetch::read_allowed({written});
    } catch (const std::invalid_argument&) {
      problems.push_back({{.field = "precheck_allowed"}, "prechecks.command.allowed_fault", {{"written", written}}});
    }
  }
  return problems;
}

disclosures::PrecheckWorkSettings precheck_settings(const Settings& settings, const http::Signer& signer,
                                                    util::Random& random)
{
  disclosures::PrecheckWorkSettings with;
  with.policy.user_agent = user_agent(settings);
  with.policy.allowed = settings.list("precheck_allowed");
  with.files = settings.text("files");
  with.worker = random.token(k_worker_bytes);
  with.survey_link = [&signer, site = public_site(settings)](std::int64_t cycle, std::int64_t agency) {
    return site + surveys::link_path(signer, {.cycle = cycle, .agency = agency, .instrument = "EIT", .part = "1"});
  };
  with.read = [](std::string_view bytes, std::string_view declared) {
    return extract::read_by({"/proc/self/exe", "read-document"}, bytes, declared);
  };
  return with;
}

PrecheckWatch::PrecheckWatch(db::Database& database, const util::Clock& clock,
                             disclosures::PrecheckWorkSettings settings)
    : work_(database, clock, std::move(settings)), thread_([this] { work(); })
{
}

PrecheckWatch::~PrecheckWatch()
{
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void PrecheckWatch::work()
{
  while (!ending_) {
    try {
      work_.work({}, [this] { return ending_.load(); });
    } catch (const std::exception& error) {
      journal::trouble(0, error.what());
    }
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, k_look_every, [this] { return ending_.load(); });
  }
}

}  // namespace app
