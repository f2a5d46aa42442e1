// SPDX-License-Identifier: Apache-2.0
// Walks every route as everybody: the public, each role at its own agency, and each at another. What is found must be
// what tests/src/app/access.txt says, which people have read and agreed to.
#include <fstream>
#include <sstream>

#include "src/agencies/agency_store.hpp"
#include "src/app/survey_parts.hpp"
#include "src/cycles/cycle_store.hpp"
#include "src/disclosures/entry_store.hpp"
#include "src/disclosures/snapshot_store.hpp"
#include "src/documents/number_store.hpp"
#include "src/documents/paper_store.hpp"
#include "src/framework/load.hpp"
#include "src/measures/evidence_store.hpp"
#include "src/measures/library_store.hpp"
#include "src/measures/measure_store.hpp"
#include "src/measures/meeting_store.hpp"
#include "src/measures/picture_store.hpp"
#include "src/measures/place_pages.hpp"
#include "src/measures/plan_store.hpp"
#include "src/measures/whole_plan_store.hpp"
#include "src/portal/token_store.hpp"
#include "src/results/computation_store.hpp"
#include "src/results/computing_store.hpp"
#include "src/results/release_store.hpp"
#include "src/reviews/assigning_store.hpp"
#include "src/reviews/conflict_store.hpp"
#include "src/reviews/judgement_store.hpp"
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
    for (const char* code : {"DEMO-001", "DEMO-002"}) {
      batches_.push_back(add_interviews(site_.agency(code)));
      files_.push_back(add_file(site_.agency(code)));
      snapshots_.push_back(add_snapshot(site_.agency(code)));
      add_document(code);
    }
    add_reviews();
    add_token();
    add_results();
    for (const char* code : {"DEMO-001", "DEMO-002"})
      plans_.push_back(add_plan(code));
  }

  /// What the paths of a plan name.
  struct PlanParts {
    std::int64_t measure = 0;
    std::int64_t decision = 0;
    std::int64_t version = 0;
    std::int64_t entry = 0;
    std::int64_t shared = 0;
    std::int64_t step = 0;
    std::int64_t evidence = 0;
    std::int64_t picture = 0;
    std::int64_t meeting = 0;
  };

  /// A plan of 2568 with a measure of the finance unit and what came of it, a decision, an approved version and an
  /// entry of the library.
  PlanParts add_plan(const std::string& code)
  {
    const std::int64_t agency = site_.agency(code);
    const cycles::Deed deed{site_.account("rawe"), site_.clock().now(), {}};
    const std::int64_t finance = site_.unit(code, "กองคลัง");
    return database_.write([&](db::Connection& connection) {
      measures::PlanStore store(connection);
      store.make({.agency = agency, .fiscal_year = 2568, .cycle = site_.cycle(2568), .result_year = 2568}, deed);
      const measures::Plan plan = store.find(agency, 2568).value();
      PlanParts parts;
      parts.measure =
          measures::MeasureStore(connection)
              .add({.agency = agency, .fiscal_year = 2568, .title = "x", .steps = {{0, "x", {}}}, .lead = finance},
                   measures::MeasureAct::made, deed);
      store.decide(plan, "o1", deed);
      parts.decision = store.decisions(agency, 2568).front().id;
      const auto content = measures::current_content(connection, plan, measures::framework_of(connection, plan));
      parts.version = store.submit(plan, measures::plan_json(content), deed);
      store.settle(plan, parts.version, measures::VersionState::approved, deed);
      measures::LibraryStore library(connection);
      parts.entry = library.add({.agency = agency, .title = "x", .fiscal_year = 2568}, deed);
      parts.shared = library.add({.agency = 0, .title = "x", .fiscal_year = 2568}, deed);
      const measures::Measure measure = measures::MeasureStore(connection).measure(agency, parts.measure).value();
      parts.step = measure.steps.front().id;
      parts.evidence =
          measures::EvidenceStore(connection).add(measure, {.name = "a.pdf", .sha256 = "ab"}, deed).value();
      parts.picture = measures::PictureStore(connection).freeze({.agency = agency, .fiscal_year = 2568}, deed);
      parts.meeting = measures::MeetingStore(connection, agency, 2568).make({.number = "1/2568"}, deed);
      return parts;
    });
  }

  void add_token()
  {
    database_.write([&](db::Connection& connection) {
      const portal::HashToken hash = [](std::string_view token) { return std::string(token); };
      portal::TokenStore(connection, hash).add({.name = "walk", .expires_at = site_.clock().now() + 1000}, "secret");
    });
  }

  /// A document of the finance division, and a book with a number that was given.
  void add_document(const char* code)
  {
    const std::int64_t agency = site_.agency(code);
    const documents::Paper paper{.agency = agency,
                                 .kind = "working_group",
                                 .fiscal_year = 2568,
                                 .unit = site_.unit(code, "กองคลัง"),
                                 .language = "th"};
    const cycles::Deed deed{site_.account("rawe"), site_.clock().now(), {}};
    database_.write([&](db::Connection& connection) {
      const std::int64_t document =
          documents::PaperStore(connection)
              .add(paper, {.kind = paper.kind, .language = paper.language, .subject = "x", .fiscal_year = 2568}, deed);
      documents::NumberBook book{.agency = agency, .name = "x"};
      book.id = documents::NumberStore(connection).add(book, deed);
      documents::NumberStore(connection).give(book, 2568, {}, "x", deed);
      documents_.push_back(document);
      books_.push_back(book.id);
    });
  }

  std::int64_t add_snapshot(std::int64_t agency)
  {
    return database_.write([&](db::Connection& connection) {
      return disclosures::SnapshotStore(connection)
          .add({.cycle = site_.cycle(2568), .agency = agency, .run = 1, .item = "o12", .link = agency, .url = "x"});
    });
  }

  /// The open round computed and published, so that there is something to see.
  void add_results()
  {
    const std::int64_t cycle = site_.cycle(2568);
    const util::UtcSeconds now = site_.clock().now();
    database_.write([&](db::Connection& connection) {
      results::ComputationStore(connection).ask(cycle, 2568, now, site_.account("admin"));
    });
    const auto computed = results::compute_next(database_, site_.clock(), 1);
    database_.write([&](db::Connection& connection) {
      results::ReleaseStore store(connection);
      const cycles::Deed deed{site_.account("admin"), now, {}};
      store.freeze({.cycle = cycle, .fiscal_year = 2568, .computation = computed.value().id}, {}, deed);
      store.confirm(store.newest(cycle).value(), deed);
      store.publish(store.newest(cycle).value(), now, deed);
    });
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

  /// A file of an item that the finance division fills; its number.
  std::int64_t add_file(std::int64_t agency)
  {
    return database_.write([&](db::Connection& connection) {
      disclosures::EntryStore store(connection);
      const auto entry = store.entry(site_.cycle(2568), agency, "o12");
      const disclosures::File file{.name = "plan.pdf", .type = "application/pdf", .bytes = 1, .sha256 = "ab"};
      return store.add_file(entry, file, {site_.account("rawe"), site_.clock().now(), {}}).value().id;
    });
  }

  static std::size_t elements_of(std::string_view item)
  {
    const auto framework = framework::embedded_year(2568);
    return framework->items[framework->item(item).value()].elements.size();
  }

  /// The clarification is open, an item waits for a second reading, another for a moderator.
  void add_reviews()
  {
    const std::int64_t cycle = site_.cycle(2568);
    const std::int64_t rawe = site_.agency("DEMO-001");
    const accounts::Visitor admin = site_.visitor("admin");
    database_.write([&](db::Connection& connection) {
      cycles::CycleStore(connection)
          .change_stage(cycle, cycles::StageCode::clarification, cycles::StageAct::opened,
                        {admin.account, site_.clock().now(), {}});
      reviews::TaskStore tasks(connection);
      for (const auto kind : {reviews::ReadingKind::second, reviews::ReadingKind::moderated}) {
        const reviews::Task task{.cycle = cycle, .agency = rawe, .item = "o2", .kind = kind, .position = 2};
        tasks.add_many({&task, 1});
        waiting_.push_back(tasks.find(cycle, rawe, "o2", kind)->id);
      }
      for (const char* code : {"DEMO-001", "DEMO-002"})
        reviews::JudgementStore(connection)
            .put({.cycle = cycle,
                  .agency = agencies::AgencyStore(connection).find_by_code(code).value().id,
                  .item = "o12",
                  .state = reviews::ItemState::met,
                  .elements = std::string(elements_of("o12"), '1')});
      conflict_ = reviews::ConflictStore(connection).add({.account = admin.account, .province = "10", .reason = "x"});
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
    const PlanParts& plan = plans_.at(elsewhere ? 1 : 0);
    return {{"agency", std::to_string(site_.agency(elsewhere ? "DEMO-002" : "DEMO-001"))},
            {"unit", std::to_string(elsewhere ? site_.unit("DEMO-002", "กองคลัง") : site_.unit("DEMO-001", "กองคลัง"))},
            {"account", std::to_string(site_.account(elsewhere ? "patueng" : "rawe.finance"))},
            {"cycle", std::to_string(site_.cycle(2568))},
            {"stage", "surveys"},
            {"task", std::to_string(waiting_.at(0))},
            {"dispute", std::to_string(waiting_.at(1))},
            {"conflict", std::to_string(conflict_)},
            {"instrument", "EIT"},
            {"part", "2"},
            {"contact", "1"},
            {"batch", std::to_string(batches_.at(elsewhere ? 1 : 0))},
            {"pass", "1"},
            {"sheet", "1"},
            {"upload", "1"},
            {"item", "o12"},
            {"file", std::to_string(files_.at(elsewhere ? 1 : 0))},
            {"preview", "1"},
            {"import", "1"},
            {"session", "1"},
            {"snapshot", std::to_string(snapshots_.at(elsewhere ? 1 : 0))},
            {"document", std::to_string(documents_.at(elsewhere ? 1 : 0))},
            {"book", std::to_string(books_.at(elsewhere ? 1 : 0))},
            {"number", "1"},
            {"kind", "working_group"},
            {"format", "pdf"},
            {"release", "1"},
            {"step", std::to_string(plan.step)},
            {"evidence", std::to_string(plan.evidence)},
            {"picture", std::to_string(plan.picture)},
            {"meeting", std::to_string(plan.meeting)},
            {"token_id", "1"},
            {"token", "none"},
            {"year", "2568"},
            {"grouping", "type"},
            {"measure", std::to_string(plan.measure)},
            {"decision", std::to_string(plan.decision)},
            {"version", std::to_string(plan.version)},
            {"entry", std::to_string(plan.entry)},
            {"shared", std::to_string(plan.shared)},
            {"name", "results-2568.csv"}};
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
  std::vector<PlanParts> plans_;
  std::vector<std::int64_t> batches_;
  std::vector<std::int64_t> files_;
  std::vector<std::int64_t> waiting_;
  std::int64_t conflict_ = 0;
  std::vector<std::int64_t> snapshots_;
  std::vector<std::int64_t> documents_;
  std::vector<std::int64_t> books_;
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
