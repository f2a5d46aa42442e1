// SPDX-License-Identifier: Apache-2.0
#include "src/measures/split_steps.hpp"

#include <gtest/gtest.h>

namespace measures {
namespace {

using Texts = std::vector<std::string>;

TEST(SplitSteps, NumbersInEitherDigitsAreTakenApart)
{
  EXPECT_EQ(split_list("๑. จัดทำระเบียบ ๒. แจ้งเวียน ๓. ติดบอร์ด").pieces, (Texts{"จัดทำระเบียบ", "แจ้งเวียน", "ติดบอร์ด"}));
  EXPECT_EQ(split_list("1.ประชุมซักซ้อม\n2. กำหนดแนวทาง").pieces, (Texts{"ประชุมซักซ้อม", "กำหนดแนวทาง"}));
  EXPECT_EQ(split_list("(1) ประกาศ (2) อบรม").pieces, (Texts{"ประกาศ", "อบรม"}));
}

TEST(SplitSteps, ANumberWithinAStepIsPartOfIt)
{
  EXPECT_EQ(split_list("1. จัดทำคู่มือ 2. ประชาสัมพันธ์คู่มือตามข้อ 1. ให้ทราบ 3. เก็บสถิติ").pieces,
            (Texts{"จัดทำคู่มือ", "ประชาสัมพันธ์คู่มือตามข้อ 1. ให้ทราบ", "เก็บสถิติ"}));
  EXPECT_EQ(split_list("๑. สร้างช่องทาง (๒ way communication) ปี พ.ศ. ๒๕๖๔").pieces,
            (Texts{"สร้างช่องทาง (๒ way communication) ปี พ.ศ. ๒๕๖๔"}));
  EXPECT_EQ(split_list("1. แต่ละส่วนงาน 1.1 ยังไม่มีคู่มือ 1.2 มีแล้ว 2. รายงาน").pieces,
            (Texts{"แต่ละส่วนงาน 1.1 ยังไม่มีคู่มือ 1.2 มีแล้ว", "รายงาน"}));
}

TEST(SplitSteps, WhatStandsBeforeTheListIsItsOpening)
{
  const SplitText split = split_list("จากผลการประเมิน ตัวชี้วัดที่ ๔ ประเด็นการยืม ๑. ระบุขั้นตอน ๒. เผยแพร่");
  EXPECT_EQ(split.opening, "จากผลการประเมิน ตัวชี้วัดที่ ๔ ประเด็นการยืม");
  EXPECT_EQ(split.pieces, (Texts{"ระบุขั้นตอน", "เผยแพร่"}));
}

TEST(SplitSteps, DashesAreAListWhereTheyBeginLines)
{
  const SplitText split = split_list("ปรับปรุงเว็บไซต์ เช่น\n- ช่องทางร้องเรียน\n- ข้อมูลผู้บริหาร");
  EXPECT_EQ(split.opening, "ปรับปรุงเว็บไซต์ เช่น");
  EXPECT_EQ(split.pieces, (Texts{"ช่องทางร้องเรียน", "ข้อมูลผู้บริหาร"}));
  EXPECT_EQ(split_list("- มาตรการใช้รถ - มาตรการลงโทษ").pieces, (Texts{"มาตรการใช้รถ", "มาตรการลงโทษ"}));
  EXPECT_EQ(split_list("ให้ยืม - คืนทรัพย์สิน และทะเบียนยืม - คืน").pieces, Texts{});
}

TEST(SplitSteps, OneSentenceIsNoList)
{
  const SplitText split = split_list(" แต่งตั้งคณะทำงาน ");
  EXPECT_EQ(split.opening, "แต่งตั้งคณะทำงาน");
  EXPECT_TRUE(split.pieces.empty());
  EXPECT_TRUE(split_list("").opening.empty());
}

TEST(SplitSteps, ATitleLosesItsNumber)
{
  EXPECT_EQ(without_number("๗. การเสริมสร้างความรู้"), "การเสริมสร้างความรู้");
  EXPECT_EQ(without_number("12) อบรม"), "อบรม");
  EXPECT_EQ(without_number("2568 เป็นปีแห่งความโปร่งใส"), "2568 เป็นปีแห่งความโปร่งใส");
  EXPECT_EQ(without_number(""), "");
}

}  // namespace
}  // namespace measures
