// SPDX-License-Identifier: Apache-2.0
// A document's way through its pages: an agency with two units, its people, and every page of documents.
#pragma once
#include <gtest/gtest.h>

#include "lib/http/outcome.hpp"
#include "lib/util/embedded.hpp"

#include "src/accounts/account_store.hpp"
#include "src/agencies/agency_store.hpp"
#include "src/agencies/unit_store.hpp"
#include "src/documents/number_book_pages.hpp"
#include "src/documents/paper_act_pages.hpp"
#include "src/documents/paper_list_pages.hpp"
#include "src/documents/paper_pages.hpp"
#include "src/documents/paper_setting_pages.hpp"
#include "src/documents/public_paper_pages.hpp"
#include "src/measures/picture_store.hpp"
#include "src/measures/plan_store.hpp"

#include "tests/lib/db/engines.hpp"

namespace documents {

using accounts::Role;
using accounts::Visitor;

inline const site::Site& paper_site()
{
  static const site::Site k_site(
      html::Templates::embedded(), html::Words(util::Messages::embedded(util::Language::thai)),
      html::Words(util::Messages::embedded(util::Language::english)), http::Signer(std::string(32, 's')));
  return k_site;
}

class PaperWay : public testing::Test {
 protected:
  PaperWay()
  {
    database_.write([&](db::Connection& connection) {
      const agencies::Deed deed{1, clock_.now(), {}};
      agency_ = agencies::AgencyStore(connection)
                    .add({.code = "A", .name = "อบต.ตัวอย่าง", .type = std::string(agencies::k_agency_types[0])}, deed);
      office_ = agencies::UnitStore(connection).add(agency_, "สำนักปลัด", deed);
      finance_ = agencies::UnitStore(connection).add(agency_, "กองคลัง", deed);
    });
    coordinator_ = {1, "ผู้ดูแล", {{Role::coordinator, agency_, {}}}};
    executive_ = {2, "ผู้บริหาร", {{Role::executive, agency_, {}}}};
    officer_ = {3, "หัวหน้าสำนักปลัด", {{Role::officer, agency_, office_}}};
    stranger_ = {4, "คนอื่น", {{Role::officer, agency_, finance_}}};
  }

  http::Request request(const std::string& path, std::map<std::string, std::string> parameters = {})
  {
    http::Request made;
    made.path = "/agencies/" + std::to_string(agency_) + "/documents" + path;
    made.parameters.add("agency", std::to_string(agency_));
    if (paper_ != 0) made.parameters.add("document", std::to_string(paper_));
    for (const auto& [name, value] : parameters)
      made.parameters.add(name, value);
    return made;
  }
  template <typename Pages>
  site::Answer post(Pages& pages, site::Answer (Pages::*act)(http::Request&, const Visitor&), const Visitor& visitor,
                    util::Fields form, std::map<std::string, std::string> parameters = {})
  {
    http::Request made = request("", std::move(parameters));
    made.method = http::Method::post;
    made.form = std::move(form);
    return (pages.*act)(made, visitor);
  }
  /// The page as people read it; every name that its view asks for must be there.
  std::string html_of(site::Answer answer)
  {
    if (const auto* response = std::get_if<http::Response>(&answer))
      return std::string(response->headers.get("Location"));
    const site::View& view = std::get<site::View>(answer);
    const html::Values around = html::Values().set("csrf", "x").set("language", "th");
    return paper_site()
        .templates()
        .part(view.view, view.values, paper_site().words(util::Language::thai), around)
        .html();
  }
  static int status_of(const site::Answer& answer)
  {
    if (const auto* response = std::get_if<http::Response>(&answer)) return response->status;
    const site::View& view = std::get<site::View>(answer);
    return view.has_problems ? 422 : view.status;
  }
  Paper paper()
  {
    return database_.read(
        [&](db::Connection& connection) { return PaperStore(connection).find(agency_, paper_).value(); });
  }
  std::string revision() { return std::to_string(paper().revision); }

  void make(const std::string& kind = "working_group")
  {
    const auto answer =
        post(list_, &PaperListPages::make, officer_,
             util::Fields({{"kind", kind}, {"year", "2568"}, {"unit", std::to_string(office_)}, {"language", "th"}}));
    ASSERT_EQ(status_of(answer), 303);
    paper_ = database_.read([&](db::Connection& connection) { return PaperStore(connection).all(agency_).front().id; });
  }
  void set_chain()
  {
    const auto answer = post(settings_, &PaperSettingPages::save_chain, coordinator_,
                             util::Fields({{"revision", "0"},
                                           {"position_1", "หัวหน้าสำนักปลัด"},
                                           {"role_1", "officer"},
                                           {"position_2", "นายก"},
                                           {"role_2", "executive"}}));
    ASSERT_EQ(status_of(answer), 303);
  }
  void send()
  {
    ASSERT_EQ(status_of(post(act_, &PaperActPages::send, officer_, util::Fields({{"revision", revision()}}))), 303);
    ASSERT_EQ(paper().state, PaperState::signing);
  }
  void sign(const Visitor& visitor)
  {
    const auto answer =
        post(act_, &PaperActPages::sign, visitor, util::Fields({{"revision", revision()}, {"opinion", "เห็นชอบ"}}));
    ASSERT_EQ(status_of(answer), 303);
  }
  util::Fields edited(const std::string& subject, const std::string& revision)
  {
    return util::Fields(
        {{"revision", revision}, {"subject", subject}, {"thai_digits", "1"}, {"text_reason", "ข้อความใหม่"}});
  }

  db_test::FreshDatabase fresh_{db::Engine::sqlite, db::read_migrations(util::embedded_program_files())};
  db::Database database_ = fresh_.open();
  util::SettableClock clock_{1'780'369'200};
  PaperPageParts parts_{.database = database_, .site = paper_site(), .clock = clock_, .address = "https://ita.example"};
  PaperListPages list_{parts_};
  PaperPages pages_{parts_};
  PaperActPages act_{parts_};
  NumberBookPages books_{parts_};
  PaperSettingPages settings_{parts_};
  PaperTemplatePages wording_{parts_};
  PublicPaperPages public_{parts_};
  std::int64_t agency_ = 0;
  std::int64_t office_ = 0;
  std::int64_t finance_ = 0;
  std::int64_t paper_ = 0;
  Visitor coordinator_;
  Visitor executive_;
  Visitor officer_;
  Visitor stranger_;
};

}  // namespace documents
