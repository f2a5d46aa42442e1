// SPDX-License-Identifier: Apache-2.0
// The worker of the pre-check as this program sets it up, and the thread that lets it work beside the web server.
#pragma once
#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "lib/db/database.hpp"
#include "lib/http/signed.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/problem.hpp"
#include "lib/util/random.hpp"

#include "src/app/settings.hpp"
#include "src/disclosures/precheck_work_store.hpp"

namespace app {

/// What is wrong with the settings of the pre-check.
util::Problems precheck_faults(const Settings& settings);
/// `signer` makes the links of surveys and outlives the work. The settings must have no faults.
disclosures::PrecheckWorkSettings precheck_settings(const Settings& settings, const http::Signer& signer,
                                                    util::Random& random);

/// Takes agencies from the queue as long as it lives. What goes wrong is told to the journal and tried again.
class PrecheckWatch {
 public:
  /// References outlive it.
  PrecheckWatch(db::Database& database, const util::Clock& clock, disclosures::PrecheckWorkSettings settings);
  PrecheckWatch(const PrecheckWatch&) = delete;
  PrecheckWatch& operator=(const PrecheckWatch&) = delete;
  ~PrecheckWatch();  ///< what is not finished goes back into the queue

 private:
  void work();
  disclosures::PrecheckWork work_;
  std::atomic<bool> ending_ = false;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::thread thread_;
};

}  // namespace app
