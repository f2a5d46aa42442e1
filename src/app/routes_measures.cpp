// SPDX-License-Identifier: Apache-2.0
// Plans of measures: written by the coordinator, approved by the executive, read by units and by those who look after
// the programme; and the library that measures are drafted from.
#include <memory>

#include "src/app/page_of.hpp"
#include "src/measures/approval_pages.hpp"
#include "src/measures/library_pages.hpp"
#include "src/measures/measure_form_pages.hpp"
#include "src/measures/measure_import_pages.hpp"
#include "src/measures/measure_pages.hpp"
#include "src/measures/plan_pages.hpp"
#include "src/measures/plans_pages.hpp"
#include "src/measures/propose_pages.hpp"

namespace app {
namespace {

using accounts::Access;
using accounts::Role;
using http::Method;

const Access k_plan_readers{.roles = {Role::administrator, Role::coordinator, Role::executive, Role::officer}};
const Access k_plan_keepers{.roles = {Role::coordinator}};
const Access k_plan_approvers{.roles = {Role::executive}};
const Access k_library_keepers{.roles = {Role::administrator}};
const std::string k_plans_base = "/agencies/{agency}/plans";
const std::string k_year_plan_base = k_plans_base + "/{year}";
const std::string k_plan_measure_base = k_year_plan_base + "/measures/{measure}";

/// All pages of plans, with what they are made with.
struct PlanRoom {
  explicit PlanRoom(const Resources& with) : parts{.database = with.database, .site = with.site, .clock = with.clock} {}

  measures::PageParts parts;
  measures::PlansPages plans{parts};
  measures::PlanPages plan{parts};
  measures::MeasurePages measure{parts};
  measures::ProposePages propose{parts};
  measures::LibraryPages library{parts};
  measures::ApprovalPages approval{parts};
  measures::MeasureImportPages import{parts};
};

class PlanRoutes {
 public:
  explicit PlanRoutes(const Resources& resources) : room_(std::make_shared<PlanRoom>(resources)) {}

  template <typename Pages>
  PageRoute& add(Method method, const std::string& path, const Access& access, Pages PlanRoom::*pages,
                 site::Answer (Pages::*page)(http::Request&, const accounts::Visitor&))
  {
    const std::shared_ptr<Pages> owned(room_, &((*room_).*pages));
    routes_.push_back({method, path, access, page_of(owned, page)});
    return routes_.back();
  }
  /// The page that asks, and the form that it sends.
  template <typename Pages>
  PageRoute& add_form(const std::string& path, const Access& access, Pages PlanRoom::*pages,
                      site::Answer (Pages::*form)(http::Request&, const accounts::Visitor&),
                      site::Answer (Pages::*act)(http::Request&, const accounts::Visitor&))
  {
    add(Method::get, path, access, pages, form);
    return add(Method::post, path, access, pages, act);
  }
  std::vector<PageRoute> take() { return std::move(routes_); }

 private:
  std::shared_ptr<PlanRoom> room_;
  std::vector<PageRoute> routes_;
};

/// `entry`: the parameter of one, "/{entry}".
void add_library(PlanRoutes& list, const std::string& base, const std::string& entry, const Access& readers,
                 const Access& keepers)
{
  using measures::LibraryPages;
  list.add(Method::get, base, readers, &PlanRoom::library, &LibraryPages::list);
  list.add_form(base + "/new", keepers, &PlanRoom::library, &LibraryPages::new_form, &LibraryPages::add);
  list.add_form(base + entry, keepers, &PlanRoom::library, &LibraryPages::form, &LibraryPages::save);
  list.add_form(base + entry + "/remove", keepers, &PlanRoom::library, &LibraryPages::remove_form,
                &LibraryPages::remove);
}

void add_plans(PlanRoutes& list)
{
  using measures::PlanPages;
  using measures::PlansPages;
  using measures::ProposePages;
  list.add(Method::get, k_plans_base, k_plan_readers, &PlanRoom::plans, &PlansPages::list);
  list.add(Method::post, k_plans_base, k_plan_keepers, &PlanRoom::plans, &PlansPages::make);
  add_library(list, k_plans_base + "/library", "/{entry}", k_plan_readers, k_plan_keepers);
  list.add(Method::get, k_year_plan_base, k_plan_readers, &PlanRoom::plan, &PlanPages::show);
  list.add_form(k_year_plan_base + "/threshold", k_plan_keepers, &PlanRoom::plan, &PlanPages::threshold_form,
                &PlanPages::threshold);
  list.add(Method::post, k_year_plan_base + "/result", k_plan_keepers, &PlanRoom::plan, &PlanPages::take_result);
  list.add_form(k_year_plan_base + "/decide", k_plan_keepers, &PlanRoom::plan, &PlanPages::decide_form,
                &PlanPages::decide);
  list.add_form(k_year_plan_base + "/decisions/{decision}/withdraw", k_plan_keepers, &PlanRoom::plan,
                &PlanPages::undecide_form, &PlanPages::undecide);
  list.add_form(k_year_plan_base + "/propose", k_plan_keepers, &PlanRoom::propose, &ProposePages::show,
                &ProposePages::take);
  list.add_form(k_year_plan_base + "/carry", k_plan_keepers, &PlanRoom::propose, &ProposePages::carry_form,
                &ProposePages::carry);
}

void add_approval(PlanRoutes& list)
{
  using measures::ApprovalPages;
  list.add_form(k_year_plan_base + "/submit", k_plan_keepers, &PlanRoom::approval, &ApprovalPages::submit_form,
                &ApprovalPages::submit);
  list.add_form(k_year_plan_base + "/withdraw", k_plan_keepers, &PlanRoom::approval, &ApprovalPages::withdraw_form,
                &ApprovalPages::withdraw);
  list.add_form(k_year_plan_base + "/approve", k_plan_approvers, &PlanRoom::approval, &ApprovalPages::approve_form,
                &ApprovalPages::approve);
  list.add_form(k_year_plan_base + "/return", k_plan_approvers, &PlanRoom::approval, &ApprovalPages::return_form,
                &ApprovalPages::give_back);
  list.add(Method::get, k_year_plan_base + "/versions", k_plan_readers, &PlanRoom::approval, &ApprovalPages::versions);
  list.add(Method::get, k_year_plan_base + "/versions/{version}", k_plan_readers, &PlanRoom::approval,
           &ApprovalPages::version);
}

void add_measures(PlanRoutes& list)
{
  using measures::MeasurePages;
  list.add_form(k_year_plan_base + "/measures/new", k_plan_keepers, &PlanRoom::measure, &MeasurePages::new_form,
                &MeasurePages::add)
      .limit = measures::k_form_bytes;
  list.add(Method::get, k_plan_measure_base, k_plan_readers, &PlanRoom::measure, &MeasurePages::show);
  list.add_form(k_plan_measure_base + "/edit", k_plan_keepers, &PlanRoom::measure, &MeasurePages::form,
                &MeasurePages::save)
      .limit = measures::k_form_bytes;
  list.add_form(k_plan_measure_base + "/remove", k_plan_keepers, &PlanRoom::measure, &MeasurePages::remove_form,
                &MeasurePages::remove);
  list.add(Method::post, k_plan_measure_base + "/restore", k_plan_keepers, &PlanRoom::measure, &MeasurePages::restore);
  list.add(Method::post, k_plan_measure_base + "/move", k_plan_keepers, &PlanRoom::measure, &MeasurePages::move);
}

void add_import(PlanRoutes& list)
{
  using measures::MeasureImportPages;
  const std::string base = k_year_plan_base + "/import";
  PageRoute& sent =
      list.add_form(base, k_plan_keepers, &PlanRoom::import, &MeasureImportPages::form, &MeasureImportPages::preview);
  sent.body = http::BodyKind::files;
  sent.limit = MeasureImportPages::k_file_limit;
  list.add(Method::get, base + "/sample", k_plan_keepers, &PlanRoom::import, &MeasureImportPages::sample);
  list.add(Method::post, base + "/{import}/apply", k_plan_keepers, &PlanRoom::import, &MeasureImportPages::apply);
}

}  // namespace

std::vector<PageRoute> measure_routes(const Resources& resources)
{
  PlanRoutes list(resources);
  add_plans(list);
  add_approval(list);
  add_measures(list);
  add_import(list);
  add_library(list, "/measures/library", "/{shared}", k_library_keepers, k_library_keepers);
  return list.take();
}

}  // namespace app
