// SPDX-License-Identifier: Apache-2.0
// Every score that the published analysis of the example agency prints, fiscal year 2567, as it is printed there.
#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace rawe_printed {

inline const std::string k_total = "86.63";
inline const std::string k_level = "ผ่าน";
inline const std::map<std::string, std::string> k_indicators = {
    {"1", "97.97"}, {"2", "93.19"}, {"3", "94.93"}, {"4", "93.04"}, {"5", "96.81"},
    {"6", "92.62"}, {"7", "88.30"}, {"8", "64.61"}, {"9", "77.62"}, {"10", "90.00"}};
/// Of the 46 members of staff.
inline const std::map<std::string, std::string> k_staff_questions = {
    {"i1", "98.70"},  {"i2", "97.39"},  {"i3", "97.83"},  {"i4", "96.96"},  {"i5", "89.57"},
    {"i6", "93.04"},  {"i7", "93.91"},  {"i8", "93.04"},  {"i9", "97.83"},  {"i10", "93.48"},
    {"i11", "96.52"}, {"i12", "89.13"}, {"i13", "96.96"}, {"i14", "96.96"}, {"i15", "96.52"}};
/// Of the 53 people of part 1.
inline const std::map<std::string, std::string> k_outside_questions = {
    {"e1", "96.98"}, {"e2", "96.60"}, {"e3", "98.11"}, {"e4", "95.85"}, {"e5", "93.58"},
    {"e6", "94.34"}, {"e7", "97.36"}, {"e8", "94.34"}, {"e9", "16.98"}};
/// By indicator, parts 1 and 2.
inline const std::map<std::string, std::pair<std::string, std::string>> k_outside_parts = {
    {"6", {"97.23", "88.00"}}, {"7", {"94.59", "82.00"}}, {"8", {"69.56", "59.67"}}};
inline const std::vector<std::string> k_failed_items = {"o2", "o5", "o9", "o12", "o17", "o21", "o33"};

}  // namespace rawe_printed
