// SPDX-License-Identifier: Apache-2.0
// Documents, signatures and numbers in the database, on both engines.
#include "src/documents/paper_store.hpp"

#include <set>
#include <thread>

#include "lib/util/embedded.hpp"
#include "lib/util/text.hpp"

#include "src/accounts/account_store.hpp"
#include "src/documents/chain_store.hpp"
#include "src/documents/letterhead_store.hpp"
#include "src/documents/number_store.hpp"
#include "src/documents/paper_facts_store.hpp"
#include "src/documents/signatory_store.hpp"
#include "src/measures/picture_store.hpp"

#include "paper_world.hpp"
#include "tests/lib/db/engines.hpp"

namespace documents {
namespace {

constexpr std::int64_t k_author = 11;
constexpr std::int64_t k_head = 12;
constexpr std::int64_t k_executive = 13;

class Papers : public db_test::OnEngine {
 protected:
  Papers() : OnEngine(db::read_migrations(util::embedded_program_files()))
  {
    content_ = paper_world::paper("memo_report", util::Language::thai).content;
    database().write([&](db::Connection& connection) {
      agency_ = connection
                    .query(
                        "INSERT INTO agency (code, name, name_en, type, province, province_size, web, sort_key, "
                        "search_text) VALUES ('A', 'A', '', '', '', '', '', '', '') RETURNING id")
                    .one<std::int64_t>();
      paper_.agency = agency_;
      paper_.id = PaperStore(connection).add(paper_, content_, deed(k_author));
    });
  }

  Deed deed(std::int64_t account, std::string reason = {}) { return {account, ++now_, std::move(reason)}; }
  template <typename Act>
  auto write(Act&& act)
  {
    return database().write([&](db::Connection& connection) {
      PaperStore store(connection);
      return act(store);
    });
  }
  Paper paper()
  {
    return write([&](PaperStore& store) { return store.find(agency_, paper_.id).value(); });
  }
  std::vector<Approval> stand()
  {
    return write([&](PaperStore& store) { return standing(store.approvals(agency_, paper_.id)); });
  }
  bool sign(std::int64_t account)
  {
    return write([&](PaperStore& store) {
      const auto all = standing(store.approvals(agency_, paper_.id));
      Approval turn = *next_to_sign(all);
      turn.name = "A";
      turn.opinion = "เห็นชอบ";
      return store.sign(store.find(agency_, paper_.id).value(), turn, deed(account));
    });
  }
  void send()
  {
    const std::vector<ChainStep> chain = {{.position = "หัวหน้าสำนักปลัด"},
                                          {.position = "นายก", .role = accounts::Role::executive}};
    EXPECT_TRUE(
        write([&, read_now = paper()](PaperStore& store) { return store.send(read_now, chain, deed(k_author)); }));
  }
  bool has_change(const std::string& act)
  {
    return write([&](PaperStore& store) {
      const auto changes = store.changes(agency_, paper_.id);
      return std::any_of(changes.begin(), changes.end(), [&](const PaperChange& one) { return one.act == act; });
    });
  }

  std::int64_t agency_ = 0;
  std::int64_t now_ = 1'760'000'000;
  Paper paper_{.kind = "memo_report", .fiscal_year = 2568, .unit = 7, .language = "th"};
  PaperContent content_;
};

DB_TEST(Papers, KeepTheirContentToTheLastLetter)
{
  const auto kept = write([&](PaperStore& store) { return store.content(agency_, paper_.id, 1).value(); });
  EXPECT_EQ(stored(kept), stored(content_));
  EXPECT_EQ(paper().state, PaperState::draft);
}

DB_TEST(Papers, AreApprovedWhenTheLastOfTheChainHasSigned)
{
  send();
  EXPECT_EQ(paper().state, PaperState::signing);
  EXPECT_EQ(stand().front().unit, 7) << "the unit of the document";
  EXPECT_TRUE(sign(k_head));
  EXPECT_EQ(paper().state, PaperState::signing);
  EXPECT_TRUE(sign(k_executive));
  EXPECT_EQ(paper().state, PaperState::approved);
  EXPECT_EQ(stand().back().digest, util::sha256_hex(stored(content_)));
  EXPECT_TRUE(write([&, read_now = paper()](PaperStore& store) { return store.publish(read_now, deed(k_author)); }));
  EXPECT_TRUE(write([&](PaperStore& store) { return store.published(paper_.id).has_value(); }));
}

DB_TEST(Papers, ChangedAfterASignatureVoidAllSignatures)
{
  send();
  EXPECT_TRUE(sign(k_head));
  PaperContent changed = content_;
  changed.subject += " (แก้ไข)";
  EXPECT_TRUE(write([&, read_now = paper()](PaperStore& store) {
    return store.change(read_now, changed, "edited", deed(k_author));
  }));
  EXPECT_EQ(paper().state, PaperState::draft);
  EXPECT_EQ(paper().version, 2);
  EXPECT_TRUE(stand().empty());
  EXPECT_TRUE(has_change("voided"));
}

DB_TEST(Papers, SavedWithoutAChangeStayAsTheyAre)
{
  send();
  EXPECT_TRUE(sign(k_head));
  EXPECT_TRUE(write([&, read_now = paper()](PaperStore& store) {
    return store.change(read_now, content_, "edited", deed(k_author));
  }));
  EXPECT_EQ(paper().state, PaperState::signing);
  EXPECT_EQ(paper().version, 1);
}

DB_TEST(Papers, TellTheSecondOfTwoWhoEdit)
{
  const Paper read = paper();
  PaperContent first = content_;
  first.subject = "1";
  PaperContent second = content_;
  second.subject = "2";
  EXPECT_TRUE(write([&](PaperStore& store) { return store.change(read, first, "edited", deed(k_author)); }));
  EXPECT_FALSE(write([&](PaperStore& store) { return store.change(read, second, "edited", deed(k_head)); }));
  EXPECT_EQ(paper().subject, "1");
}

DB_TEST(Papers, GoBackWithAReasonAndComeAgain)
{
  send();
  const auto turn = stand().front();
  EXPECT_TRUE(write(
      [&, read_now = paper()](PaperStore& store) { return store.give_back(read_now, turn, deed(k_head, "แก้วันที่")); }));
  EXPECT_EQ(paper().state, PaperState::returned);
  EXPECT_EQ(stand().front().opinion, "แก้วันที่");
  send();
  EXPECT_EQ(stand().front().state, ApprovalState::waiting);
}

DB_TEST(Papers, OfTwoPeopleAtTheSameMomentNoneGetsTheOthersNumber)
{
  NumberBook book{.agency = agency_, .name = "B", .prefix = "ขร 73501/"};
  database().write([&](db::Connection& connection) {
    book.id = NumberStore(connection).add(book, deed(k_author));
    EXPECT_TRUE(NumberStore(connection).start_at(book, 2568, 1656));
  });
  constexpr int k_each = 10;
  std::vector<std::int64_t> numbers[2];
  std::vector<std::thread> people;
  for (auto& own : numbers)
    people.emplace_back([&] {
      for (int i = 0; i < k_each; ++i)
        own.push_back(database().write([&](db::Connection& connection) {
          return NumberStore(connection).give(book, 2568, {}, "x", {k_author, 1, {}})->number;
        }));
    });
  for (std::thread& one : people)
    one.join();
  std::set<std::int64_t> all(numbers[0].begin(), numbers[0].end());
  all.insert(numbers[1].begin(), numbers[1].end());
  EXPECT_EQ(all.size(), 2U * k_each);
  EXPECT_EQ(*all.begin(), 1656);
  EXPECT_EQ(*all.rbegin(), 1656 + 2 * k_each - 1);
}

DB_TEST(Papers, NumbersThatWereCancelledStayWithTheirReason)
{
  NumberBook book{.agency = agency_, .name = "B", .prefix = "", .with_year = true};
  database().write([&](db::Connection& connection) {
    NumberStore store(connection);
    book.id = store.add(book, deed(k_author));
    const GivenNumber given = store.give(book, 2568, paper_.id, "x", deed(k_author)).value();
    EXPECT_EQ(given.text, "1/2568");
    EXPECT_TRUE(store.cancel(book, given, deed(k_author, "พิมพ์ผิด")));
    EXPECT_FALSE(store.cancel(book, given, deed(k_author, "อีกครั้ง")));
    EXPECT_EQ(store.given(book, 2568).front().reason, "พิมพ์ผิด");
    EXPECT_EQ(store.give(book, 2568, {}, "y", deed(k_author))->number, 2);
    EXPECT_EQ(store.give(book, 2569, {}, "z", deed(k_author))->number, 1);
    EXPECT_FALSE(store.start_at(book, 2568, 2));
  });
}

DB_TEST(Papers, AClosedBookGivesNoNumberAndKeepsWhatItGave)
{
  NumberBook book{.agency = agency_, .name = "B", .prefix = "", .with_year = true};
  database().write([&](db::Connection& connection) {
    NumberStore store(connection);
    book.id = store.add(book, deed(k_author));
    const GivenNumber given = store.give(book, 2568, {}, "x", deed(k_author)).value();
    EXPECT_TRUE(store.cancel(book, given, deed(k_author, "ซ้ำ")));
    EXPECT_TRUE(store.close(book, deed(k_author)));
    EXPECT_FALSE(store.close(book, deed(k_author))) << "the moment of the first closing stays";
    EXPECT_FALSE(store.give(book, 2568, {}, "y", deed(k_author)));
    EXPECT_FALSE(store.give(book, 2569, {}, "y", deed(k_author))) << "nor in another year";
    EXPECT_EQ(store.given(book, 2568).size(), 1U);
    EXPECT_EQ(store.given(book, 2568).front().reason, "ซ้ำ");
    EXPECT_TRUE(store.find(agency_, book.id)->closed);
  });
}

DB_TEST(Papers, AStepThatNamesAPersonKeepsTheName)
{
  const std::vector<ChainStep> chain = {{.position = "หัวหน้า", .signer = k_head},
                                        {.position = "นายก", .role = accounts::Role::executive}};
  database().write([&](db::Connection& connection) {
    ChainStore chains(connection);
    EXPECT_TRUE(chains.save(agency_, chain, 0, deed(k_author)));
    EXPECT_EQ(chains.chain(agency_).steps, chain);
  });
  EXPECT_TRUE(
      write([&, read_now = paper()](PaperStore& store) { return store.send(read_now, chain, deed(k_author)); }));
  EXPECT_EQ(stand().front().signer, k_head);
  EXPECT_FALSE(stand().back().signer);
}

DB_TEST(Papers, ThePeopleWhoCanBeNamedAreThoseOfTheAgency)
{
  database().write([&](db::Connection& connection) {
    accounts::AccountStore store(connection);
    const std::int64_t head = store.add("head@example.com", "หัวหน้า", 1);
    store.grant(head, {accounts::Role::executive, agency_, {}});
    const std::int64_t gone = store.add("gone@example.com", "ผู้ย้ายไป", 1);
    store.grant(gone, {accounts::Role::executive, agency_, {}});
    store.close(gone, 2);
    store.add("stranger@example.com", "คนอื่น", 1);
    const std::vector<Signatory> people = signatories(connection, agency_);
    ASSERT_EQ(people.size(), 1U);
    EXPECT_EQ(people[0].name, "หัวหน้า");
    const std::vector<ChainStep> fitting = {{.role = accounts::Role::executive, .signer = head}};
    EXPECT_TRUE(check_signers(fitting, people).empty());
    const std::vector<ChainStep> unfitting = {{.role = accounts::Role::coordinator, .signer = head},
                                              {.role = accounts::Role::executive, .signer = gone}};
    const util::Problems problems = check_signers(unfitting, people);
    ASSERT_EQ(problems.size(), 2U);
    EXPECT_EQ(problems[0].place.field, "signer_1");
    EXPECT_EQ(problems[1].place.field, "signer_2");
  });
}

DB_TEST(Papers, ChainsWordingsAndLetterheadsTellTheSecondOfTwo)
{
  database().write([&](db::Connection& connection) {
    ChainStore chains(connection);
    const std::vector<ChainStep> chain = {{.position = "นายก", .role = accounts::Role::executive}};
    EXPECT_TRUE(chains.save(agency_, chain, 0, deed(k_author)));
    EXPECT_FALSE(chains.save(agency_, {}, 0, deed(k_author)));
    EXPECT_EQ(chains.chain(agency_).steps, chain);
    EXPECT_TRUE(chains.save_wording(agency_, "memo_report", "th", {content_.sections, 0}, deed(k_author)));
    EXPECT_FALSE(chains.save_wording(agency_, "memo_report", "th", {{}, 0}, deed(k_author)));
    EXPECT_EQ(chains.wording(agency_, "memo_report", "th").sections, content_.sections);
    LetterheadStore heads(connection);
    EXPECT_TRUE(heads.save(agency_, {.address = "A"}, deed(k_author)));
    EXPECT_FALSE(heads.save(agency_, {.address = "B"}, deed(k_author)));
    const std::string sha256 = heads.keep_picture(agency_, "png", deed(k_author));
    EXPECT_EQ(heads.keep_picture(agency_, "png", deed(k_author)), sha256);
    EXPECT_EQ(heads.picture(agency_, sha256), "cG5n");
  });
}

DB_TEST(Papers, SpeakOfTheNewestFrozenPictureOfTheirPeriod)
{
  constexpr util::UtcSeconds k_now = 1'760'000'000;
  const auto facts = [&](measures::Period period) {
    return database().read([&](db::Connection& connection) {
      results::ShownRounds rounds;
      return gather_facts(connection, rounds, {.agency = agency_, .fiscal_year = 2568, .picture = period}, k_now);
    });
  };
  const auto freeze = [&](measures::Period period, const std::string& title, std::int64_t day) {
    measures::PictureContent content{.agency = agency_, .fiscal_year = 2568, .period = period, .day = day};
    content.measures = {{.id = 5, .position = 1, .title = title}};
    database().write(
        [&](db::Connection& connection) { measures::PictureStore(connection).freeze(content, deed(k_author)); });
  };
  EXPECT_FALSE(facts(measures::Period::half_year).frozen_day);
  freeze(measures::Period::half_year, "ครั้งแรก", 20'178);
  freeze(measures::Period::half_year, "ครั้งที่สอง", 20'180);
  freeze(measures::Period::year, "ทั้งปี", 20'361);
  const PaperFacts half = facts(measures::Period::half_year);
  EXPECT_EQ(half.frozen_day, 20'180);
  ASSERT_EQ(half.measures.size(), 1U);
  EXPECT_EQ(half.measures[0].measure.title, "ครั้งที่สอง");
  EXPECT_EQ(facts(measures::Period::year).measures.at(0).measure.title, "ทั้งปี");
}

DB_ENGINES(Papers);

}  // namespace
}  // namespace documents
