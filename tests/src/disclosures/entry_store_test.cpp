// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/entry_store.hpp"

#include <gtest/gtest.h>

#include "lib/util/embedded.hpp"

#include "tests/lib/db/engines.hpp"

namespace {

using db::Connection;
using disclosures::EntryStore;

class EntryStores : public db_test::OnEngine {
 protected:
  EntryStores() : OnEngine(db::read_migrations(util::embedded_program_files())) {}
};
DB_ENGINES(EntryStores);

DB_TEST(EntryStores, an_entry_has_its_links_in_order_and_the_newest_files)
{
  database().write([](Connection& c) {
    c.execute("INSERT INTO disclosure_entry VALUES (1, 7, 'o1', 'in_work', 4, 'x', 20000, 'top of the page', 2, 5, 6)");
    for (const int position : {2, 1})
      c.execute(R"(
        INSERT INTO disclosure_link (cycle_id, agency_id, item, position, url, note, added_at, added_by)
        VALUES (1, 7, 'o1', :position, :url, '', 1, 1))",
                position, "https://example.go.th/" + std::to_string(position));
    for (const int revision : {1, 2})
      c.execute(R"(
        INSERT INTO disclosure_file (cycle_id, agency_id, item, name, revision, type, bytes, sha256, added_at, added_by)
        VALUES (1, 7, 'o1', 'plan.pdf', :revision, 'application/pdf', 10, 'aa', 1, 1))",
                revision);
  });
  database().read([](Connection& c) {
    const auto entries = EntryStore(c).entries(1, 7);
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0].state, disclosures::EntryState::in_work);
    EXPECT_EQ(entries[0].unit, 4);
    ASSERT_EQ(entries[0].links.size(), 2U);
    EXPECT_EQ(entries[0].links[0].url, "https://example.go.th/1");
    ASSERT_EQ(entries[0].files.size(), 1U);
    EXPECT_EQ(entries[0].files[0].revision, 2);
    EXPECT_EQ(EntryStore(c).entry(1, 7, "o2").revision, 0);
  });
}

}  // namespace
