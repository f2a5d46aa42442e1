// SPDX-License-Identifier: Apache-2.0
#include "src/measures/written_follow_up.hpp"

#include <gtest/gtest.h>

namespace measures {
namespace {

TEST(WrittenFollowUp, TheRhythmOfWhichTheWordsSpeak)
{
  EXPECT_EQ(rhythm_in("รายงานความก้าวหน้าทุก ๖ เดือน และสรุปผลสิ้นปีงบประมาณ"), FollowUp::half_yearly);
  EXPECT_EQ(rhythm_in("รายงานสรุปผลหลังแล้วเสร็จกิจกรรม"), FollowUp::when_done);
  EXPECT_EQ(rhythm_in("รายงานผล ดำเนินการในประชุมองค์กร ประจำเดือนมกราคม ๒๕๖๔"), FollowUp::monthly);
  EXPECT_EQ(rhythm_in("รายงานผู้บริหารรับทราบเป็นรายไตรมาส"), FollowUp::quarterly);
  EXPECT_EQ(rhythm_in("รายงานความก้าวหน้าและสรุปผลสิ้นปีงบประมาณ"), FollowUp::year_end);
  EXPECT_EQ(rhythm_in("Reported to the executive every month"), FollowUp::monthly);
  EXPECT_EQ(rhythm_in("รายงานหลังแล้วเสร็จกิจกรรม"), FollowUp::when_done);
  EXPECT_EQ(rhythm_in(""), FollowUp::half_yearly);
}

TEST(WrittenFollowUp, AmountsAsOfficialsWriteThem)
{
  EXPECT_EQ(read_budget_text("๑๒,๕๐๐.๕๐ บาท").satang, 1'250'050);
  EXPECT_EQ(read_budget_text("20000").satang, 2'000'000);
  for (const char* none : {"", "-", "ไม่ใช้งบประมาณ"}) {
    EXPECT_TRUE(read_budget_text(none).is_read) << none;
    EXPECT_FALSE(read_budget_text(none).satang) << none;
  }
  for (const char* bad : {"แพง", "1e9", "-5", "12.345", "99999999999999999999"})
    EXPECT_FALSE(read_budget_text(bad).is_read) << bad;
}

}  // namespace
}  // namespace measures
