// SPDX-License-Identifier: Apache-2.0
// prongsai results import and portal export as a person meets them: scores of earlier years go in from a file, the
// public site comes out as files that need no server.
#include <filesystem>

#include <gtest/gtest.h>

#include "lib/util/embedded.hpp"
#include "lib/util/files.hpp"
#include "lib/util/random.hpp"

#include "src/agencies/agency_store.hpp"

#include "run_prongsai.hpp"
#include "tests/lib/db/engines.hpp"

namespace {

namespace fs = std::filesystem;

class PortalCommands : public testing::Test {
 protected:
  PortalCommands()
  {
    db::Database database = fresh_.open();
    database.write([](db::Connection& connection) {
      agencies::AgencyStore(connection)
          .add({.code = "A-1", .name = "องค์การบริหารส่วนตำบลระเว", .type = "subdistrict", .province = "34"}, {1, 0, {}});
    });
  }
  ~PortalCommands() override { fs::remove_all(folder_); }
  PortalCommands(const PortalCommands&) = delete;
  PortalCommands& operator=(const PortalCommands&) = delete;

  Outcome take(const TemporaryFile& file)
  {
    return run_prongsai({"results", "import"},
                        {file.path(), "--database", "sqlite:" + fresh_.url().place, "--lang", "en"});
  }
  Outcome write_site()
  {
    return run_prongsai({"portal", "export"},
                        {folder_.string(), "--database", "sqlite:" + fresh_.url().place, "--lang", "en"});
  }

  db_test::FreshDatabase fresh_{db::Engine::sqlite, db::read_migrations(util::embedded_program_files())};
  fs::path folder_ = fs::temp_directory_path() / ("portal-" + util::SystemRandom().token(12));
};

TEST_F(PortalCommands, AFileWithFaultsIsTakenNotAtAll)
{
  const TemporaryFile faulty("faulty.csv", "agency,fiscal_year,total\nA-1,2566,90\nA-9,2566,91\nA-1,1999,9\n");
  const Outcome run = take(faulty);
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_NE(run.err.find(":3:"), std::string::npos) << run.err;
  EXPECT_NE(run.err.find(":4:"), std::string::npos) << run.err;
  ASSERT_EQ(write_site().exit_code, 0);
  EXPECT_EQ(util::read_file(folder_ / "agencies/1.html").find("90.00"), std::string::npos);
}

TEST_F(PortalCommands, WhatWasTakenStandsInTheWrittenSite)
{
  const TemporaryFile file("published.csv", "agency,fiscal_year,total,level\nA-1,2567,91.20,\n");
  const Outcome taken = take(file);
  EXPECT_EQ(taken.exit_code, 0) << taken.err;
  EXPECT_EQ(take(file).exit_code, 1) << "the same file once more";
  const Outcome run = write_site();
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_NE(util::read_file(folder_ / "agencies/1.html").find("91.20"), std::string::npos);
  EXPECT_NE(util::read_file(folder_ / "en/rankings/2567.html").find("91.20"), std::string::npos);
  EXPECT_NE(util::read_file(folder_ / "data/2567/scores-2567.csv").find("A-1,2567,total,total,456/5,91.20"),
            std::string::npos);
  const Outcome again = write_site();
  EXPECT_EQ(again.exit_code, 1) << "a folder with something in it is left alone";
}

}  // namespace
