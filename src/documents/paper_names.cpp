// SPDX-License-Identifier: Apache-2.0
// The names that templates of documents can use: texts, and lists with the names of their members.
#include "src/documents/paper_model.hpp"

namespace documents {
namespace {

const char* const k_text_names[] = {"agency",
                                    "address",
                                    "telephone",
                                    "web",
                                    "executive",
                                    "unit",
                                    "year",
                                    "last_year",
                                    "next_year",
                                    "year_begin",
                                    "year_end",
                                    "result_year",
                                    "score",
                                    "level",
                                    "threshold",
                                    "earlier_year",
                                    "earlier_score",
                                    "earlier_level",
                                    "change",
                                    "rose",
                                    "fell",
                                    "same",
                                    "later_score",
                                    "later_level",
                                    "later_change",
                                    "later_rose",
                                    "later_fell",
                                    "measures_item",
                                    "measures_item_title",
                                    "report_item",
                                    "report_item_title",
                                    "measure_count",
                                    "step_count",
                                    "done_count",
                                    "in_work_count",
                                    "not_begun_count",
                                    "cancelled_count",
                                    "percent",
                                    "unit_count",
                                    "weakness_count",
                                    "weak_count",
                                    "decision_count",
                                    "plan_approved",
                                    "state_day",
                                    "is_frozen",
                                    "meeting_number",
                                    "meeting_day",
                                    "meeting_place",
                                    "meeting_opening",
                                    "meeting_closing"};

struct ListNames {
  const char* list;
  std::vector<const char*> members;
};
const std::vector<ListNames>& list_names()
{
  static const std::vector<ListNames> k_names = {
      {"units", {"name"}},
      {"present", {"name"}},
      {"measures", {"number", "title", "units", "period", "state", "percent"}},
      {"weak_indicators", {"code", "name", "score"}},
      {"lowest", {"instrument", "instrument_name", "code", "name", "score", "purpose"}},
      {"ref_analysis", {"unit", "number", "day", "subject"}},
      {"ref_circular", {"unit", "number", "day", "subject"}},
      {"ref_memo_measures", {"unit", "number", "day", "subject"}},
      {"ref_memo_report", {"unit", "number", "day", "subject"}},
      {"ref_measures", {"unit", "number", "day", "subject"}},
      {"ref_working_group", {"unit", "number", "day", "subject"}},
  };
  return k_names;
}

}  // namespace

TextModel all_names()
{
  TextModel model;
  for (const char* name : k_text_names)
    model.texts.emplace(name, name);
  for (const ListNames& names : list_names()) {
    TextModel member;
    for (const char* name : names.members)
      member.texts.emplace(name, name);
    model.lists.emplace(names.list, std::vector<TextModel>{member});
  }
  return model;
}

}  // namespace documents
