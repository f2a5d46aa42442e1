// SPDX-License-Identifier: Apache-2.0
// Two agencies in a finished round of 2567 and an open one of 2568, their people, and all pages of disclosures as the
// program makes them; a clock that stands still.
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "lib/db/database.hpp"
#include "lib/db/migrations.hpp"

#include "src/disclosures/assign_pages.hpp"
#include "src/disclosures/edit_pages.hpp"
#include "src/disclosures/file_pages.hpp"
#include "src/disclosures/item_pages.hpp"
#include "src/disclosures/link_import_pages.hpp"
#include "src/disclosures/list_pages.hpp"
#include "src/disclosures/to_do_pages.hpp"
#include "src/disclosures/whole_pages.hpp"

namespace disclosure_test {

std::vector<db::Migration> migrations();
const site::Site& site_of_tests();

/// What a request is made of.
struct Asked {
  std::string item = {};
  std::map<std::string, std::string> form = {};
  std::map<std::string, std::string> query = {};
  std::map<std::string, std::string> more = {};  ///< parameters of the path besides: file, import
};

class DisclosureWorld {
 public:
  explicit DisclosureWorld(db::Database& database);
  DisclosureWorld(const DisclosureWorld&) = delete;
  DisclosureWorld& operator=(const DisclosureWorld&) = delete;
  ~DisclosureWorld();

  http::Request get(const Asked& asked) const;
  http::Request post(const Asked& asked) const;
  /// With a file in the field "file".
  http::Request post_file(const Asked& asked, const std::string& name, const std::string& bytes) const;

  disclosures::Entry entry(const std::string& item, std::int64_t in_cycle = 0);
  /// Stores an entry as it shall be, whatever was there.
  void put(disclosures::Entry entry);
  void put_all(disclosures::EntryState state);  ///< every item of the open round, each with a link
  void stage(cycles::StageCode stage, cycles::StageAct act);
  std::string digest();  ///< of the open round as it is

  util::SettableClock clock{1'780'369'200};  ///< 2 June 2026
  std::int64_t agency = 0;
  std::int64_t other_agency = 0;
  std::int64_t finance = 0;  ///< units of `agency`
  std::int64_t office = 0;
  std::int64_t last_cycle = 0;
  std::int64_t cycle = 0;
  accounts::Visitor officer, colleague, coordinator, executive, administrator, auditor, stranger;
  std::vector<accounts::Letter> letters;
  std::filesystem::path folder;

 private:
  db::Database& database_;
  disclosures::PageParts parts_;

 public:
  disclosures::ListPages list;
  disclosures::ItemPages items;
  disclosures::EditPages edit;
  disclosures::FilePages files;
  disclosures::AssignPages assign;
  disclosures::WholePages whole;
  disclosures::ToDoPages to_do;
  disclosures::LinkImportPages import;
};

/// The page as its reader sees it, the bytes of a file, or where a redirection leads.
std::string shown(const site::Answer& answer, util::Language language = util::Language::english);
/// Of an answer; what was thrown instead counts too.
template <typename Ask>
int status_of(Ask&& ask);
int status_of_answer(const site::Answer& answer);
int status_of_outcome();  ///< of the exception being handled

template <typename Ask>
int status_of(Ask&& ask)
{
  try {
    return status_of_answer(ask());
  } catch (...) {
    return status_of_outcome();
  }
}

}  // namespace disclosure_test
