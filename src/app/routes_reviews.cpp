// SPDX-License-Identifier: Apache-2.0
// Judging: assessors' queues and items, what administrators give out and watch, what agencies contest.
#include <memory>
#include <utility>

#include "src/app/judgement_files.hpp"
#include "src/app/page_of.hpp"
#include "src/app/review_evidence.hpp"
#include "src/reviews/assignment_pages.hpp"
#include "src/reviews/clarification_pages.hpp"
#include "src/reviews/dispute_pages.hpp"
#include "src/reviews/exchange_pages.hpp"
#include "src/reviews/item_pages.hpp"
#include "src/reviews/queue_pages.hpp"
#include "src/reviews/round_pages.hpp"
#include "src/reviews/setting_pages.hpp"
#include "src/reviews/waiting_pages.hpp"

namespace app {
namespace {

using accounts::Access;
using accounts::Role;
using http::Method;

const Access k_judges{.roles = {Role::assessor}};
const Access k_judges_and_keepers{.roles = {Role::administrator, Role::assessor}};
const Access k_keepers_of_judging{.roles = {Role::administrator}};
const Access k_judged{.roles = {Role::administrator, Role::coordinator, Role::executive}};
const Access k_contesting{.roles = {Role::coordinator}};

using Routes = std::vector<PageRoute>;

void add_queues(Routes& routes, const reviews::PageParts& parts)
{
  using reviews::ItemPages;
  using reviews::QueuePages;
  const auto queues = std::make_shared<QueuePages>(parts);
  const auto items = std::make_shared<ItemPages>(parts);
  const std::string path = "/agencies/{agency}/cycles/{cycle}/reviews";
  routes.push_back({Method::get, "/reviews", k_judges, page_of(queues, &QueuePages::mine)});
  routes.push_back({Method::get, "/reviews/conflicts", k_judges, page_of(queues, &QueuePages::conflicts)});
  routes.push_back({Method::post, "/reviews/conflicts", k_judges, page_of(queues, &QueuePages::declare)});
  routes.push_back({Method::get, path, k_judges_and_keepers, page_of(queues, &QueuePages::agency)});
  routes.push_back({Method::get, path + "/{item}", k_judges_and_keepers, page_of(items, &ItemPages::show)});
  routes.push_back({Method::post, path + "/{item}", k_judges, page_of(items, &ItemPages::save)});
}

void add_clarifications(Routes& routes, const reviews::PageParts& parts)
{
  using reviews::ClarificationPages;
  const auto pages = std::make_shared<ClarificationPages>(parts);
  const std::string path = "/agencies/{agency}/cycles/{cycle}/clarifications";
  routes.push_back({Method::get, path, k_judged, page_of(pages, &ClarificationPages::list)});
  routes.push_back({Method::get, path + "/{item}", k_judged, page_of(pages, &ClarificationPages::form)});
  routes.push_back({Method::post, path + "/{item}", k_contesting, page_of(pages, &ClarificationPages::contest)});
  routes.push_back(
      {Method::post, path + "/{item}/take-back", k_contesting, page_of(pages, &ClarificationPages::take_back)});
}

void add_assigning(Routes& routes, const reviews::PageParts& parts)
{
  using reviews::AssignmentPages;
  using reviews::WaitingPages;
  const auto pages = std::make_shared<AssignmentPages>(parts);
  const auto waiting = std::make_shared<WaitingPages>(parts);
  const std::string path = "/cycles/{cycle}/reviews";
  const auto add = [&](Method method, const std::string& rest, PageFunction page) {
    routes.push_back({method, path + rest, k_keepers_of_judging, std::move(page)});
  };
  add(Method::get, "/assignments", page_of(pages, &AssignmentPages::list));
  add(Method::post, "/assignments", page_of(pages, &AssignmentPages::by_hand));
  add(Method::post, "/assignments/even", page_of(pages, &AssignmentPages::evenly));
  add(Method::get, "/assignments/sample", page_of(pages, &AssignmentPages::sample));
  add(Method::post, "/assignments/import/{import}", page_of(pages, &AssignmentPages::apply));
  add(Method::post, "/assignments/import", page_of(pages, &AssignmentPages::preview));
  routes.back().body = http::BodyKind::files;
  routes.back().limit = AssignmentPages::k_file_limit;
  add(Method::get, "/waiting", page_of(waiting, &WaitingPages::list));
  add(Method::get, "/waiting/{task}", page_of(waiting, &WaitingPages::form));
  add(Method::post, "/waiting/{task}", page_of(waiting, &WaitingPages::hand_over));
}

void add_round(Routes& routes, const reviews::PageParts& parts)
{
  using reviews::DisputePages;
  using reviews::RoundPages;
  using reviews::SettingPages;
  const auto round = std::make_shared<RoundPages>(parts);
  const auto settings = std::make_shared<SettingPages>(parts);
  const auto disputes = std::make_shared<DisputePages>(parts);
  const std::string path = "/cycles/{cycle}/reviews";
  const auto add = [&](Method method, const std::string& rest, const Access& access, PageFunction page) {
    routes.push_back({method, path + rest, access, std::move(page)});
  };
  add(Method::get, "", k_keepers_of_judging, page_of(round, &RoundPages::show));
  add(Method::get, "/settings", k_keepers_of_judging, page_of(settings, &SettingPages::form));
  add(Method::post, "/settings", k_keepers_of_judging, page_of(settings, &SettingPages::save));
  add(Method::get, "/conflicts", k_keepers_of_judging, page_of(settings, &SettingPages::conflicts));
  add(Method::post, "/conflicts", k_keepers_of_judging, page_of(settings, &SettingPages::declare));
  add(Method::post, "/conflicts/{conflict}", k_keepers_of_judging, page_of(settings, &SettingPages::end_conflict));
  add(Method::get, "/disputes", k_judges_and_keepers, page_of(disputes, &DisputePages::list));
  add(Method::get, "/disputes/{dispute}", k_judges_and_keepers, page_of(disputes, &DisputePages::show));
  add(Method::post, "/disputes/{dispute}", k_judges_and_keepers, page_of(disputes, &DisputePages::settle));
}

void add_judgement_files(Routes& routes, const reviews::PageParts& parts)
{
  using reviews::ExchangePages;
  const auto pages = std::make_shared<ExchangePages>(parts);
  const std::string path = "/cycles/{cycle}/reviews/judgements";
  const auto add = [&](Method method, const std::string& rest, auto page) {
    routes.push_back({method, path + rest, k_keepers_of_judging, page_of(pages, page)});
  };
  add(Method::get, "", &ExchangePages::show);
  add(Method::post, "/export", &ExchangePages::hand_out);
  add(Method::post, "/import/{import}", &ExchangePages::take);
  add(Method::post, "/import", &ExchangePages::preview);
  routes.back().body = http::BodyKind::files;
  routes.back().limit = ExchangePages::k_file_limit;
}

}  // namespace

std::vector<PageRoute> review_routes(const Resources& resources)
{
  const reviews::PageParts parts{.database = resources.database,
                                 .site = resources.site,
                                 .clock = resources.clock,
                                 .random = resources.random,
                                 .evidence = review_evidence(resources.site),
                                 .read_judgements = read_judgement_file};
  Routes routes;
  add_queues(routes, parts);
  add_clarifications(routes, parts);
  add_assigning(routes, parts);
  add_round(routes, parts);
  add_judgement_files(routes, parts);
  return routes;
}

}  // namespace app
