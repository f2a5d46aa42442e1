// SPDX-License-Identifier: Apache-2.0
// Contacts in the database: sealed, drawn, counted, deleted by hand and on schedule.
#include "src/surveys/contact_store.hpp"

#include <set>

#include "src/agencies/agency_store.hpp"
#include "src/cycles/cycle_store.hpp"
#include "src/surveys/code_store.hpp"
#include "src/surveys/contact_upload_store.hpp"
#include "src/surveys/paper_store.hpp"
#include "src/surveys/sweep_store.hpp"

#include "survey_world.hpp"
#include "tests/lib/db/engines.hpp"

namespace {

using surveys::Contact;
using surveys::ContactState;
using surveys::ContactStore;

const surveys::Survey k_interviewed{survey_test::k_cycle, survey_test::k_agency, "EIT", "2"};

std::vector<Contact> people(int count)
{
  std::vector<Contact> contacts;
  for (int i = 1; i <= count; ++i)
    contacts.push_back({"Person " + std::to_string(i), "08123456" + std::to_string(10 + i), "", "trader"});
  return contacts;
}

class ContactStored : public db_test::OnEngine {
 protected:
  ContactStored() : OnEngine(survey_test::migrations()) {}

  template <typename Act>
  auto with_store(Act&& act)
  {
    return database().write([&](db::Connection& connection) {
      ContactStore store(connection, secrets);
      return act(store);
    });
  }
  std::int64_t add(int count)
  {
    return with_store([&](ContactStore& store) { return store.add(k_interviewed, people(count), 1, 100, random); });
  }
  void draw(std::int64_t list, std::int64_t contacts, std::int64_t size, const std::string& seed = "seed")
  {
    with_store([&](ContactStore& store) {
      store.draw(k_interviewed, list,
                 {.seed = seed, .contacts = contacts, .size = size, .drawn_at = 200, .drawn_by = 2, .reason = ""});
      return 0;
    });
  }
  std::string everything()
  {
    std::string all;
    database().read([&](db::Connection& c) {
      for (const char* sql : {"SELECT sealed FROM survey_contact", "SELECT sealed FROM survey_contact_upload"}) {
        for (const std::string& text : c.query(sql).all<std::string>())
          all += text + "\n";
      }
    });
    return all;
  }

  util::SystemRandom random;
  accounts::Secrets secrets{std::string(32, 'k')};
};
DB_ENGINES(ContactStored);

DB_TEST(ContactStored, a_list_waits_for_its_sender_only)
{
  const auto with_uploads = [&](auto&& act) {
    return database().write([&](db::Connection& connection) {
      surveys::ContactUploadStore store(connection, secrets);
      return act(store);
    });
  };
  const auto id = with_uploads([&](auto& store) { return store.keep(k_interviewed, people(3), 7, 1'000'000, random); });
  EXPECT_EQ(everything().find("Person"), std::string::npos);
  with_uploads([&](auto& store) {
    EXPECT_EQ(store.find(k_interviewed, id, 7), people(3));
    EXPECT_FALSE(store.find(k_interviewed, id, 8)) << "another account";
    surveys::Survey other = k_interviewed;
    other.agency = survey_test::k_other_agency;
    EXPECT_FALSE(store.find(other, id, 7)) << "another agency";
    store.keep(k_interviewed, people(1), 7, 1'100'000, random);
    EXPECT_FALSE(store.find(k_interviewed, id, 7)) << "older than a day";
    EXPECT_FALSE(store.has_before(1'050'000));
    return 0;
  });
}

DB_TEST(ContactStored, the_database_alone_tells_nobodys_name_and_another_key_opens_nothing)
{
  const auto list = add(5);
  draw(list, 5, 5);
  const std::string all = everything();
  for (const char* secret : {"Person", "0812345", "trader"})
    EXPECT_EQ(all.find(secret), std::string::npos);
  std::set<std::string> sealed;
  for (const std::string& text : database().read(
           [](db::Connection& c) { return c.query("SELECT sealed FROM survey_contact").all<std::string>(); })) {
    sealed.insert(text);
    EXPECT_EQ(text.size(), sealed.begin()->size());
  }
  EXPECT_EQ(sealed.size(), 5U);
  const accounts::Secrets other(std::string(32, 'x'));
  database().read([&](db::Connection& connection) {
    EXPECT_THROW(ContactStore(connection, other).find(k_interviewed, 1), std::runtime_error);
  });
  // A sealed text in another's row is refused, too.
  database().write([](db::Connection& c) {
    c.execute(
        "UPDATE survey_contact SET sealed = (SELECT sealed FROM survey_contact WHERE number = 2) WHERE number = 1");
  });
  with_store([&](ContactStore& store) {
    EXPECT_THROW(store.find(k_interviewed, 1), std::runtime_error);
    return 0;
  });
}

DB_TEST(ContactStored, only_who_is_drawn_is_seen_in_the_order_of_the_seed)
{
  const auto list = add(20);
  with_store([&](ContactStore& store) {
    EXPECT_EQ(store.count(k_interviewed, std::nullopt), 0);
    EXPECT_FALSE(store.find(k_interviewed, 1));
    return 0;
  });
  draw(list, 20, 6);
  const auto order = surveys::drawn_order("seed", 20);
  with_store([&](ContactStore& store) {
    const auto page = store.page(k_interviewed, std::nullopt, 50, 0);
    EXPECT_EQ(page.size(), 6U);
    for (std::size_t i = 0; i < page.size(); ++i) {
      EXPECT_EQ(page[i].number, order[i]);
      EXPECT_EQ(page[i].place, static_cast<std::int64_t>(i) + 1);
      EXPECT_EQ(page[i].contact.name, "Person " + std::to_string(order[i]));
    }
    EXPECT_FALSE(store.find(k_interviewed, order[6]));
    EXPECT_EQ(store.draws(k_interviewed, list).size(), 1U);
    return 0;
  });
}

DB_TEST(ContactStored, what_was_done_stays_with_another_draw_and_counts)
{
  const auto list = add(20);
  draw(list, 20, 6);
  const auto before = surveys::drawn_order("seed", 20);
  with_store([&](ContactStore& store) {
    store.set_state(k_interviewed, before[0], ContactState::answered);
    store.set_state(k_interviewed, before[1], ContactState::refused);
    store.add_attempt(k_interviewed, before[2]);
    store.add_attempt(k_interviewed, before[2]);
    return 0;
  });
  draw(list, 20, 2, "other");
  const auto after = surveys::drawn_order("other", 20);
  const std::set<std::int64_t> seen{before[0], before[1], before[2], after[0], after[1]};
  with_store([&](ContactStore& store) {
    const auto current = store.current(k_interviewed).value();
    EXPECT_EQ(current.tally.drawn, static_cast<std::int64_t>(seen.size()));
    EXPECT_EQ(current.tally.answered, 1);
    EXPECT_EQ(current.tally.refused, 1);
    EXPECT_EQ(current.tally.attempts, 2);
    EXPECT_EQ(store.count(k_interviewed, ContactState::refused), 1);
    EXPECT_EQ(store.draws(k_interviewed, list).front().seed, "other") << "the newest first";
    return 0;
  });
}

DB_TEST(ContactStored, a_used_link_is_an_answer_and_an_unused_one_is_taken_back_with_the_list)
{
  const auto list = add(3);
  draw(list, 3, 3);
  database().write([&](db::Connection& c) {
    EXPECT_TRUE(surveys::CodeStore(c).add(k_interviewed, {"hash1"}, 1, 2, "secret1"));
    EXPECT_TRUE(surveys::CodeStore(c).add(k_interviewed, {"hash2"}, 1, 2, "secret2"));
    ContactStore store(c, secrets);
    store.set_link(k_interviewed, 1, "hash1");
    store.set_link(k_interviewed, 2, "hash2");
    EXPECT_FALSE(store.find(k_interviewed, 1)->link_used);
    EXPECT_TRUE(surveys::CodeStore(c).use("hash1"));
    EXPECT_TRUE(store.find(k_interviewed, 1)->is_done());
    EXPECT_FALSE(store.find(k_interviewed, 2)->is_done());
    EXPECT_EQ(store.current(k_interviewed)->tally.answered, 1);
    EXPECT_EQ(store.count(k_interviewed, ContactState::answered), 1);
    EXPECT_EQ(store.count(k_interviewed, ContactState::waiting), 2);
    EXPECT_TRUE(store.end(k_interviewed, 9, 300, "by_hand"));
    EXPECT_TRUE(surveys::CodeStore(c).find(std::vector<std::string>{"hash2"}).empty())
        << "its holder is nobody any more";
    EXPECT_FALSE(store.end(k_interviewed, 9, 300, "by_hand"));
    EXPECT_FALSE(store.current(k_interviewed));
    const auto ended = store.ended(k_interviewed);
    EXPECT_EQ(ended.size(), 1U);
    EXPECT_EQ(ended.front().tally.answered, 1);
    EXPECT_EQ(ended.front().ended_why, "by_hand");
  });
  EXPECT_EQ(everything(), "");
}

DB_TEST(ContactStored, a_new_list_takes_the_place_of_the_old_one)
{
  const auto first = add(4);
  draw(first, 4, 4);
  const auto second = add(2);
  with_store([&](ContactStore& store) {
    EXPECT_EQ(store.current(k_interviewed)->id, second);
    EXPECT_EQ(store.current(k_interviewed)->tally.drawn, 0);
    EXPECT_EQ(store.ended(k_interviewed).front().tally.drawn, 4);
    EXPECT_EQ(store.ended(k_interviewed).front().ended_why, "replaced");
    return 0;
  });
}

DB_TEST(ContactStored, contacts_and_keyed_paper_go_some_days_after_the_stage)
{
  const cycles::Deed deed{.account = 0, .at = 1'763'700'000, .reason = "test"};
  util::SettableClock clock(deed.at);
  surveys::Survey survey = k_interviewed;
  std::int64_t batch = 0;
  database().write([&](db::Connection& c) {
    cycles::CycleStore cycles(c);
    survey.cycle =
        cycles.add("FY2567", cycles::read_framework_of(2567).value(), cycles::suggested_calendar(2567), deed);
    cycles.change_stage(survey.cycle, cycles::StageCode::surveys, cycles::StageAct::opened, deed);
    ContactStore(c, secrets).add(survey, people(3), 1, deed.at, random);
    batch = surveys::PaperStore(c).make(survey, "pile", 1, 1, deed.at);
    surveys::PaperStore(c).key(batch, 1, 1, "111111111");
  });
  clock.set(deed.at + 86'400 * 400);
  EXPECT_EQ(surveys::sweep(database(), secrets, clock, 30).lists, 0U) << "the stage is still open";
  database().write([&](db::Connection& c) {
    cycles::CycleStore(c).change_stage(survey.cycle, cycles::StageCode::surveys, cycles::StageAct::closed,
                                       {.account = 0, .at = clock.now(), .reason = "end"});
  });
  EXPECT_EQ(surveys::sweep(database(), secrets, clock, 30).lists, 0U);
  clock.advance(std::chrono::hours(24 * 30));
  const surveys::Swept swept = surveys::sweep(database(), secrets, clock, 30);
  EXPECT_EQ(swept.lists, 1U);
  EXPECT_EQ(swept.batches, 1U);
  EXPECT_EQ(everything(), "");
  EXPECT_EQ(surveys::sweep(database(), secrets, clock, 30).lists, 0U);
  with_store([&](ContactStore& store) {
    EXPECT_EQ(store.ended(survey).front().ended_why, "schedule");
    return 0;
  });
  database().read([&](db::Connection& c) {
    EXPECT_EQ(surveys::PaperStore(c).find(survey.cycle, survey.agency, batch)->ended_how, "dropped");
    EXPECT_TRUE(surveys::PaperStore(c).keyed(batch, 1).empty());
  });
}

}  // namespace
