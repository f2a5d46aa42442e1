// SPDX-License-Identifier: Apache-2.0
// Walks every route as everybody: the public, each role at its own agency, and each at another. What is found must be
// what tests/src/app/access.txt says, which people have read and agreed to.
#include <fstream>
#include <sstream>

#include "src/app/survey_parts.hpp"
#include "src/surveys/contact_store.hpp"
#include "src/surveys/paper_store.hpp"

#include "tests/src/app/demo_site.hpp"

namespace app {
namespace {

constexpr const char* k_agreed = PRONGSAI_SOURCE_DIR "/tests/src/app/access.txt";

struct Walker {
  std::string name;
  accounts::Visitor visitor;
  bool elsewhere = false;  ///< the path names an agency, unit and person that are not the visitor's
};

class Access : public testing::Test {
 protected:
  Access()
  {
    for (const char* code : {"DEMO-001", "DEMO-002"})
      batches_.push_back(add_interviews(site_.agency(code)));
  }

  /// Contacts that are drawn, and a pile of paper; the number of the pile.
  std::int64_t add_interviews(std::int64_t agency)
  {
    const accounts::Secrets secrets(contacts_key(site_.signer()));
    const surveys::Survey survey{site_.cycle(2568), agency, "EIT", "2"};
    const std::vector<surveys::Contact> contacts(3, {"ผู้ติดต่อตัวอย่าง", "0812345678", {}, {}});
    const std::int64_t account = site_.account("rawe");
    const util::UtcSeconds now = site_.clock().now();
    return database_.write([&](db::Connection& connection) {
      surveys::ContactStore store(connection, secrets);
      const std::int64_t list = store.add(survey, contacts, account, now, site_.random());
      store.draw(survey, list, {.seed = "seed", .contacts = 3, .size = 3, .drawn_at = now, .drawn_by = account});
      return surveys::PaperStore(connection).make({survey.cycle, agency, "IIT", "1"}, "กอง", 2, account, now);
    });
  }

  std::vector<Walker> walkers()
  {
    return {{"nobody", {}, false},
            {"administrator", site_.visitor("admin"), false},
            {"auditor", site_.visitor("auditor"), false},
            {"assessor", site_.visitor("assessor"), false},
            {"assessor*", site_.visitor("assessor"), true},
            {"coordinator", site_.visitor("rawe"), false},
            {"coordinator*", site_.visitor("rawe"), true},
            {"executive", site_.visitor("rawe.executive"), false},
            {"executive*", site_.visitor("rawe.executive"), true},
            {"officer", site_.visitor("rawe.finance"), false},
            {"officer*", site_.visitor("rawe.finance"), true}};
  }
  std::map<std::string, std::string> place(bool elsewhere)
  {
    return {{"agency", std::to_string(site_.agency(elsewhere ? "DEMO-002" : "DEMO-001"))},
            {"unit", std::to_string(elsewhere ? site_.unit("DEMO-002", "กองคลัง") : site_.unit("DEMO-001", "กองคลัง"))},
            {"account", std::to_string(site_.account(elsewhere ? "patueng" : "rawe.finance"))},
            {"cycle", std::to_string(site_.cycle(2568))},
            {"stage", "surveys"},
            {"instrument", "EIT"},
            {"part", "2"},
            {"contact", "1"},
            {"batch", std::to_string(batches_.at(elsewhere ? 1 : 0))},
            {"pass", "1"},
            {"sheet", "1"},
            {"upload", "1"},
            {"preview", "1"},
            {"import", "1"},
            {"session", "1"},
            {"token", "none"}};
  }
  /// "in", "out" (as if it were not there), "sign in"; a form without its token tells that one would be in.
  std::string found(const PageRoute& route, const Walker& walker)
  {
    const Ended ended = site_.ask(route, walker.visitor, place(walker.elsewhere));
    if (ended.status == 303 && ended.location.starts_with("/sign-in?to=")) return "sign in";
    if (ended.status == 404) return "out";
    if (route.method == http::Method::post && ended.status == 403) return "in";
    return ended.status < 400 || ended.status == 422 || ended.status == 410 || ended.status == 409
               ? "in"
               : "status " + std::to_string(ended.status);
  }
  /// Whether a link leads somewhere; each is followed once.
  bool opens(const std::string& href, const Walker& walker)
  {
    const auto [known, is_new] = followed_.try_emplace(walker.name + " " + href, false);
    if (!is_new) return known->second;
    for (const PageRoute& route : site_.routes()) {
      if (route.method != http::Method::get || site_.request_for(route, place(false)).path != href) continue;
      known->second = std::holds_alternative<http::ImmediateHandler>(route.page) || found(route, walker) == "in";
      break;
    }
    return known->second;
  }
  static std::string shown(const std::string& found)
  {
    return found == "in" ? "y" : found == "sign in" ? "s" : found == "out" ? "." : found;
  }

  db_test::FreshDatabase fresh_{db::Engine::sqlite, db::read_migrations(util::embedded_program_files())};
  db::Database database_ = fresh_.open();
  DemoSite site_{database_};

 private:
  std::vector<std::int64_t> batches_;
  std::map<std::string, bool> followed_;
};

TEST_F(Access, IsWhatWasAgreed)
{
  const std::vector<Walker> all = walkers();
  std::ostringstream matrix;
  matrix << "# Who comes in where; * at an agency that is not one's own. y: in, .: as if it were not there, s: is "
            "asked to "
            "sign in.\n#";
  for (const Walker& walker : all)
    matrix << ' ' << walker.name;
  matrix << '\n';
  for (const PageRoute& route : site_.routes()) {
    if (std::holds_alternative<http::ImmediateHandler>(route.page)) {
      EXPECT_TRUE(route.access.everybody) << route.path;
      matrix << "everybody            ";
    } else {
      for (const Walker& walker : all)
        matrix << shown(found(route, walker)) << (&walker == &all.back() ? "" : " ");
    }
    matrix << "  " << http::name(route.method) << ' ' << route.path << '\n';
  }
  std::ifstream file(k_agreed);
  std::ostringstream agreed;
  agreed << file.rdbuf();
  if (agreed.str() != matrix.str()) std::ofstream("build/access-found.txt") << matrix.str();
  EXPECT_EQ(agreed.str(), matrix.str()) << "what was found is in build/access-found.txt";
}

TEST_F(Access, EveryRouteSaysWhoMay)
{
  for (const PageRoute& route : site_.routes())
    EXPECT_TRUE(route.access.everybody || route.access.anyone_signed_in || !route.access.roles.empty()) << route.path;
}

/// Whoever sees a link of the menu can follow it.
TEST_F(Access, TheMenuLeadsNobodyToAClosedDoor)
{
  for (const Walker& walker : walkers()) {
    if (walker.elsewhere) continue;
    for (const PageRoute& page : site_.routes()) {
      if (page.method != http::Method::get || std::holds_alternative<http::ImmediateHandler>(page.page)) continue;
      const http::Request request = site_.request_for(page, place(false));
      std::vector<html::Link> links = site_.menu().navigation(request, walker.visitor);
      for (const html::Link& link : site_.menu().sections(request, walker.visitor))
        links.push_back(link);
      for (const html::Link& link : links)
        EXPECT_TRUE(opens(link.href, walker)) << walker.name << " at " << request.path << " → " << link.href;
    }
  }
}

}  // namespace
}  // namespace app
