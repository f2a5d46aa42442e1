// SPDX-License-Identifier: Apache-2.0
#include "lib/db/group_writer.hpp"

#include <algorithm>
#include <future>
#include <latch>
#include <map>
#include <set>

#include "tests/lib/db/engines.hpp"
#include "tests/lib/db/slips.hpp"

namespace {

using db::Connection;
using db_test::failed_with;
using db_test::Slip;
using Writer = db::GroupWriter<Slip>;

class GroupWriter : public db_test::OnEngine {
 protected:
  GroupWriter() : OnEngine(db_test::slips()) {}
  std::vector<std::int64_t> stored() { return db_test::stored_slips(database()); }
};
DB_ENGINES(GroupWriter);

/// Holds the writer in its first group until told, so that what comes meanwhile becomes one group.
class Gate {
 public:
  Writer::Store before(Writer::Store store)
  {
    return [this, store = std::move(store)](Connection& connection, std::span<Slip*> items) {
      opened_.wait();
      store(connection, items);
    };
  }
  void open() { opened_.count_down(); }

 private:
  std::latch opened_{1};
};

DB_TEST(GroupWriter, answers_after_the_commit)
{
  Writer writer(database(), db_test::store_slips);
  std::promise<bool> there;
  ASSERT_TRUE(writer.offer({7}, 8, [&](Slip&, const std::exception_ptr& failure) {
    there.set_value(!failure && stored() == std::vector<std::int64_t>{7});
  }));
  EXPECT_TRUE(there.get_future().get());
}

DB_TEST(GroupWriter, stores_together_what_waits)
{
  Gate gate;
  std::vector<std::size_t> sizes;
  Writer writer(database(), gate.before([&](Connection& connection, std::span<Slip*> items) {
    sizes.push_back(items.size());
    db_test::store_slips(connection, items);
  }),
                {.group_items = 40});
  for (std::int64_t i = 0; i < 101; ++i)
    ASSERT_TRUE(writer.offer({i}, 8, [](Slip&, const std::exception_ptr&) {}));
  gate.open();
  writer.drain();
  EXPECT_EQ(stored().size(), 101);
  EXPECT_LE(sizes.size(), 5) << "not one by one";
  EXPECT_LE(std::ranges::max(sizes), 40);
}

DB_TEST(GroupWriter, refuses_at_once_what_is_too_many_or_too_large)
{
  Gate gate;
  Writer writer(database(), gate.before(db_test::store_slips), {.waiting_items = 3, .waiting_bytes = 100});
  const auto offer = [&](std::int64_t number, std::size_t bytes) {
    return writer.offer({number}, bytes, [](Slip&, const std::exception_ptr&) {});
  };
  ASSERT_TRUE(offer(1, 1));
  while (writer.waiting() > 0)
    std::this_thread::yield();  // taken up: it stands before the gate
  EXPECT_TRUE(offer(2, 60));
  EXPECT_FALSE(offer(3, 60)) << "bytes";
  EXPECT_TRUE(offer(4, 1));
  EXPECT_TRUE(offer(5, 1));
  EXPECT_FALSE(offer(6, 1)) << "items";
  gate.open();
  writer.drain();
  EXPECT_FALSE(offer(7, 1)) << "closed";
  EXPECT_EQ(stored(), (std::vector<std::int64_t>{1, 2, 4, 5}));
}

DB_TEST(GroupWriter, loses_only_the_bad_item_of_a_group)
{
  database().write([](Connection& connection) { connection.execute("INSERT INTO slip (number) VALUES (50)"); });
  Gate gate;
  // The owner may put the items into another order; each is answered for itself all the same.
  Writer writer(database(), gate.before([](Connection& connection, std::span<Slip*> items) {
    std::ranges::reverse(items);
    db_test::store_slips(connection, items);
  }));
  std::map<std::int64_t, bool> answers;
  for (std::int64_t i = 1; i <= 100; ++i) {
    ASSERT_TRUE(writer.offer({i}, 8, [&](Slip& slip, const std::exception_ptr& failure) {
      EXPECT_TRUE(!failure || failed_with<db::ConstraintViolation>(failure));
      answers[slip.number] = !failure;
    }));
  }
  gate.open();
  writer.drain();
  EXPECT_EQ(answers.size(), 100);
  for (const auto& [number, good] : answers)
    EXPECT_EQ(good, number != 50) << number;
  EXPECT_EQ(stored().size(), 100);
}

DB_TEST(GroupWriter, stores_all_that_waits_before_it_goes)
{
  std::atomic<int> good = 0;
  {
    Writer writer(database(), db_test::store_slips, {.group_items = 10});
    for (std::int64_t i = 0; i < 200; ++i)
      ASSERT_TRUE(writer.offer({i}, 8, [&](Slip&, const std::exception_ptr& failure) { good += failure ? 0 : 1; }));
  }
  EXPECT_EQ(good, 200);
  EXPECT_EQ(stored().size(), 200);
}

DB_TEST(GroupWriter, goes_on_after_an_answer_that_throws)
{
  Writer writer(database(), db_test::store_slips);
  ASSERT_TRUE(writer.offer({1}, 8, [](Slip&, const std::exception_ptr&) { throw std::runtime_error("gone"); }));
  std::promise<void> second;
  ASSERT_TRUE(writer.offer({2}, 8, [&](Slip&, const std::exception_ptr&) { second.set_value(); }));
  second.get_future().wait();
  EXPECT_EQ(stored().size(), 2);
}

DB_TEST(GroupWriter, takes_items_from_many_threads_and_two_writers)
{
  db::Database other = db::Database::open(url());
  std::atomic<int> good = 0;
  {
    Writer first(database(), db_test::store_slips);
    Writer second(other, db_test::store_slips);
    std::vector<std::thread> threads;
    for (std::int64_t t = 0; t < 4; ++t) {
      threads.emplace_back([&, t] {
        for (std::int64_t i = 0; i < 250; ++i) {
          Writer& writer = t % 2 == 0 ? first : second;
          EXPECT_TRUE(writer.offer({t * 1000 + i}, 8, [&](Slip&, const std::exception_ptr& e) { good += e ? 0 : 1; }));
        }
      });
    }
    for (std::thread& thread : threads)
      thread.join();
  }
  EXPECT_EQ(good, 1000);
  EXPECT_EQ(stored().size(), 1000);
}

}  // namespace
