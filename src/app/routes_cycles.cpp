// SPDX-License-Identifier: Apache-2.0
// Rounds: for administrators, and for the agencies that take part.
#include "src/app/page_of.hpp"
#include "src/cycles/cycle_pages.hpp"
#include "src/cycles/enrolment_file_pages.hpp"
#include "src/cycles/enrolment_pages.hpp"
#include "src/cycles/round_pages.hpp"
#include "src/cycles/stage_pages.hpp"
#include "src/surveys/answer_store.hpp"

namespace app {
namespace {

using accounts::Access;
using accounts::Role;
using http::Method;

const Access k_round_keepers{.roles = {Role::administrator}};
const Access k_round_readers{
    .roles = {Role::administrator, Role::coordinator, Role::executive, Role::officer, Role::assessor}};
const Access k_counters{.roles = {Role::administrator, Role::coordinator}};

void add_cycles(std::vector<PageRoute>& routes, const Resources& resources)
{
  using cycles::CyclePages;
  const auto pages = std::make_shared<CyclePages>(
      resources.database, resources.site, resources.clock,
      [](db::Connection& connection, std::int64_t cycle) { return surveys::AnswerStore(connection).has_any(cycle); });
  const auto add = [&](Method method, const char* path, auto page, http::BodyKind body = http::BodyKind::form) {
    routes.push_back({method, path, k_round_keepers, page_of(pages, page), body,
                      body == http::BodyKind::files ? CyclePages::k_file_limit : http::k_form_limit});
  };
  add(Method::get, "/cycles", &CyclePages::list);
  add(Method::get, "/cycles/new", &CyclePages::new_form);
  add(Method::post, "/cycles/new", &CyclePages::make, http::BodyKind::files);
  add(Method::get, "/cycles/{cycle}", &CyclePages::show);
  add(Method::get, "/cycles/{cycle}/calendar", &CyclePages::calendar_form);
  add(Method::post, "/cycles/{cycle}/calendar", &CyclePages::plan);
  add(Method::get, "/cycles/{cycle}/framework", &CyclePages::framework_form);
  add(Method::post, "/cycles/{cycle}/framework", &CyclePages::change_framework, http::BodyKind::files);
}

void add_stages(std::vector<PageRoute>& routes, const Resources& resources)
{
  using cycles::StagePages;
  const auto pages = std::make_shared<StagePages>(resources.database, resources.site, resources.clock);
  const auto add = [&](Method method, const char* path, auto page) {
    routes.push_back({method, path, k_round_keepers, page_of(pages, page)});
  };
  add(Method::get, "/cycles/{cycle}/stages/{stage}/open", &StagePages::open_form);
  add(Method::post, "/cycles/{cycle}/stages/{stage}/open", &StagePages::open);
  add(Method::get, "/cycles/{cycle}/stages/{stage}/close", &StagePages::close_form);
  add(Method::post, "/cycles/{cycle}/stages/{stage}/close", &StagePages::close);
  add(Method::get, "/cycles/{cycle}/stages/{stage}/extend", &StagePages::extend_form);
  add(Method::post, "/cycles/{cycle}/stages/{stage}/extend", &StagePages::extend);
  add(Method::get, "/cycles/{cycle}/finish", &StagePages::finish_form);
  add(Method::post, "/cycles/{cycle}/finish", &StagePages::finish);
  add(Method::get, "/cycles/{cycle}/resume", &StagePages::resume_form);
  add(Method::post, "/cycles/{cycle}/resume", &StagePages::resume);
}

void add_enrolments(std::vector<PageRoute>& routes, const Resources& resources)
{
  using cycles::EnrolmentFilePages;
  using cycles::EnrolmentPages;
  const auto pages = std::make_shared<EnrolmentPages>(resources.database, resources.site, resources.clock);
  const auto add = [&](Method method, const char* path, auto page, std::size_t limit = http::k_form_limit) {
    routes.push_back({method, path, k_round_keepers, page_of(pages, page), http::BodyKind::form, limit});
  };
  constexpr std::size_t k_codes_limit = std::size_t{1024} * 1024;  // the codes of a nation, pasted
  add(Method::get, "/cycles/{cycle}/agencies", &EnrolmentPages::list);
  add(Method::get, "/cycles/{cycle}/enrol", &EnrolmentPages::enrol_form);
  add(Method::post, "/cycles/{cycle}/enrol", &EnrolmentPages::enrol, k_codes_limit);
  const auto file = std::make_shared<EnrolmentFilePages>(resources.database, resources.site, resources.clock);
  const char* by_file = "/cycles/{cycle}/enrol/file";
  routes.push_back({Method::get, by_file, k_round_keepers, page_of(file, &EnrolmentFilePages::form)});
  routes.push_back({Method::post, by_file, k_round_keepers, page_of(file, &EnrolmentFilePages::preview),
                    http::BodyKind::files, EnrolmentFilePages::k_file_limit});
  routes.push_back({Method::post, "/cycles/{cycle}/enrol/file/{import}", k_round_keepers,
                    page_of(file, &EnrolmentFilePages::apply)});
  add(Method::get, "/cycles/{cycle}/agencies/{agency}/withdraw", &EnrolmentPages::withdraw_form);
  add(Method::post, "/cycles/{cycle}/agencies/{agency}/withdraw", &EnrolmentPages::withdraw);
}

void add_rounds(std::vector<PageRoute>& routes, const Resources& resources)
{
  using cycles::RoundPages;
  const auto pages = std::make_shared<RoundPages>(resources.database, resources.site, resources.clock);
  const auto add = [&](Method method, const char* path, const Access& access, auto page) {
    routes.push_back({method, path, access, page_of(pages, page)});
  };
  add(Method::get, "/agencies/{agency}/cycles", k_round_readers, &RoundPages::list);
  add(Method::get, "/agencies/{agency}/cycles/{cycle}", k_round_readers, &RoundPages::show);
  add(Method::get, "/agencies/{agency}/cycles/{cycle}/counts", k_counters, &RoundPages::counts_form);
  add(Method::post, "/agencies/{agency}/cycles/{cycle}/counts", k_counters, &RoundPages::count);
}

}  // namespace

std::vector<PageRoute> cycle_routes(const Resources& resources)
{
  std::vector<PageRoute> routes;
  add_cycles(routes, resources);
  add_stages(routes, resources);
  add_enrolments(routes, resources);
  add_rounds(routes, resources);
  return routes;
}

}  // namespace app
