// SPDX-License-Identifier: Apache-2.0
#include "src/portal/kept_pages.hpp"

#include <exception>
#include <utility>

#include "lib/http/gzip.hpp"
#include "lib/http/outcome.hpp"
#include "lib/site/site.hpp"

namespace portal {
namespace {

constexpr std::size_t k_longest_queue = 512;
constexpr std::size_t k_worth_compressing = 512;    // bytes
constexpr std::chrono::minutes k_longest_kept{10};  // entries of disclosure leave no mark in the stamp
constexpr std::chrono::seconds k_come_again{2};
constexpr std::string_view k_cache_control = "public, max-age=60";

}  // namespace

KeptPages::KeptPages(LivePublication& live, const util::Clock& clock, std::size_t threads, std::size_t most_bytes)
    : live_(live), clock_(clock), most_bytes_(most_bytes), workers_(threads, k_longest_queue)
{
}

KeptPages::KeptPtr KeptPages::find(const std::string& stamp, const std::string& key)
{
  const std::lock_guard lock(mutex_);
  if (stamp != stamp_) return nullptr;
  const auto found = kept_.find(key);
  if (found == kept_.end() || clock_.elapsed() - found->second->made > k_longest_kept) return nullptr;
  return found->second;
}

KeptPages::KeptPtr KeptPages::keep(const std::string& stamp, const std::string& key, Made made)
{
  const bool small = !made.compress || made.bytes.size() < k_worth_compressing;
  auto kept = std::make_shared<Kept>();
  kept->bytes.gzip = small ? http::SharedBytes() : http::SharedBytes(http::gzip(made.bytes));
  kept->bytes.tag = http::content_tag(made.bytes);
  made.bytes.shrink_to_fit();
  kept->bytes.plain = http::SharedBytes(std::move(made.bytes));
  kept->bytes.type = std::move(made.type);
  kept->bytes.cache_control = k_cache_control;
  kept->file_name = std::move(made.file_name);
  kept->link = std::move(made.link);
  kept->for_scripts = made.for_scripts;
  kept->size = kept->bytes.plain.view().size() + kept->bytes.gzip.view().size() + key.size();
  kept->made = clock_.elapsed();
  const std::lock_guard lock(mutex_);
  if (stamp != stamp_) {
    kept_.clear();
    order_.clear();
    bytes_ = 0;
    stamp_ = stamp;
  }
  const auto [place, is_new] = kept_.try_emplace(key, kept);
  if (is_new) {
    order_.push_back(key);
  } else {
    bytes_ -= place->second->size;
    place->second = kept;
  }
  bytes_ += kept->size;
  while (bytes_ > most_bytes_ && order_.size() > 1) {
    const auto oldest = kept_.find(order_.front());
    bytes_ -= oldest->second->size;
    kept_.erase(oldest);
    order_.pop_front();
  }
  return kept;
}

KeptPages::KeptPtr KeptPages::find_or_make(const std::string& key, const Make& make)
{
  const auto publication = live_.wait();
  if (auto kept = find(publication->stamp, key)) return kept;
  return keep(publication->stamp, key, make(*publication));
}

http::Response KeptPages::response(const Kept& kept, const http::Request& request)
{
  http::Response response = http::answer_with(kept.bytes, request);
  if (kept.for_scripts) response.headers.add("Access-Control-Allow-Origin", "*");
  if (!kept.link.empty()) response.headers.add("Link", kept.link);
  if (!kept.file_name.empty())
    response.headers.add("Content-Disposition", "attachment; filename=\"" + kept.file_name + "\"");
  if (!kept.bytes.type.starts_with("text/html")) return response;
  response.headers.set("Vary", "Accept-Encoding, Accept-Language, Cookie");
  if (request.query.has("lang")) {
    response.headers.set("Cache-Control", "no-cache");
    http::Cookie chosen{
        .name = "language", .value = std::string(util::code(site::language_of(request))), .secure = request.secure};
    chosen.lifetime = std::chrono::hours(24 * 365);
    response.with(chosen);
  }
  return response;
}

void KeptPages::answer(http::Request& request, http::Reply reply, const std::string& key, Make make, Refuse refuse)
{
  if (const auto publication = live_.now()) {
    if (const auto kept = find(publication->stamp, key)) {
      reply(response(*kept, request));
      return;
    }
  }
  on_worker(std::move(reply), [this, asked = &request, key, make = std::move(make), refuse = std::move(refuse)] {
    try {
      return response(*find_or_make(key, make), *asked);
    } catch (...) {
      if (!refuse) throw;
      return refuse(std::current_exception());
    }
  });
}

http::Response KeptPages::answer_now(const http::Request& request, const std::string& key, const Make& make)
{
  return response(*find_or_make(key, make), request);
}

void KeptPages::on_worker(http::Reply reply, std::function<http::Response()> work)
{
  const auto held = std::make_shared<http::Reply>(std::move(reply));
  const bool taken = workers_.submit([held, work = std::move(work)] {
    try {
      (*held)(work());
    } catch (...) {
      held->fail(std::current_exception());
    }
  });
  if (!taken) held->fail(std::make_exception_ptr(http::Unavailable(k_come_again)));
}

}  // namespace portal
