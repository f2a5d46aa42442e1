// SPDX-License-Identifier: Apache-2.0
// What the pages of official documents are made with, and what each begins with: the agency of the path, who the
// visitor is to its documents, the document itself with those who sign it.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lib/db/database.hpp"
#include "lib/html/components.hpp"
#include "lib/html/form.hpp"
#include "lib/http/request.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"

#include "src/accounts/visitor.hpp"
#include "src/agencies/agency.hpp"
#include "src/documents/chain_store.hpp"
#include "src/documents/paper.hpp"
#include "src/documents/paper_facts_store.hpp"
#include "src/documents/paper_kind.hpp"
#include "src/documents/paper_layout.hpp"
#include "src/documents/paper_store.hpp"
#include "src/results/shown_round_store.hpp"

namespace documents {

struct PaperPageParts {
  db::Database& database;
  const site::Site& site;
  const util::Clock& clock;
  std::shared_ptr<results::ShownRounds> rounds = std::make_shared<results::ShownRounds>();
  std::string address = {};  ///< of the site from outside, without a slash at its end
};

struct DeskPlace {
  agencies::Agency agency = {};
  std::vector<agencies::Unit> units = {};  ///< closed ones too
  PaperParty party = {};
  util::Language language = util::Language::thai;  ///< of the page

  std::string path() const;  ///< "/agencies/12/documents"
  std::string path_of(std::int64_t paper) const { return path() + "/" + std::to_string(paper); }
  std::string object(std::int64_t paper = 0) const;                      ///< for the audit log: "agency 12 document 3"
  std::string unit_name(const std::optional<std::int64_t>& unit) const;  ///< in the language of the page
};
/// http::NotFound where there is no such agency.
DeskPlace desk_of(db::Connection& connection, const http::Request& request, const accounts::Visitor& visitor);

struct PaperPlace {
  DeskPlace desk = {};
  Paper paper = {};
  const PaperKind* kind = nullptr;
  std::vector<Approval> approvals = {};  ///< all, void ones too
  std::vector<Approval> standing = {};

  std::string path() const { return desk.path_of(paper.id); }
  bool writes() const { return desk.party.writes(paper); }
};
/// http::NotFound where the visitor does not see it.
PaperPlace paper_place(db::Connection& connection, const http::Request& request, const accounts::Visitor& visitor);
/// For whoever writes it, while it can be changed: http::NotFound for others, http::SeeOther to its page otherwise.
PaperPlace open_paper(db::Connection& connection, const http::Request& request, const accounts::Visitor& visitor);

/// Agency → documents → this page.
std::vector<html::Link> way_to_desk(const DeskPlace& desk, html::Phrase here);
std::vector<html::Link> way_to_paper(const PaperPlace& place, html::Phrase here);

util::Language language_of(const Paper& paper);
const util::Messages& words_of(const PaperPageParts& parts, const Paper& paper);
/// Everything that a rendering of that version needs: the same each time, as long as nobody signs or numbers it.
PrintedPaper printed_paper(db::Connection& connection, const Paper& paper, std::int64_t version,
                           const std::vector<Approval>& approvals, const util::Messages& words);
/// The sections with which that kind begins in this agency.
std::vector<PaperSection> wording_of(db::Connection& connection, std::int64_t agency, const PaperKind& kind,
                                     util::Language language);
/// `today`: instead of the clock's.
PaperFacts facts_for(db::Connection& connection, const PaperPageParts& parts, const Paper& paper,
                     std::optional<std::int64_t> today = {});
struct PaperFile {
  std::string bytes;
  std::string_view type;
  std::string ending;
};
/// "pdf", "docx", "html", "xlsx"; nothing for any other format.
std::optional<PaperFile> paper_file(const office::Document& document, std::string_view format);

html::Values paper_tag(PaperState state);  // {{> tag}}
html::Colour colour_of_paper(PaperState state);
std::string paper_time(util::UtcSeconds at, util::Language language);  ///< day and hour in Thailand
std::string paper_day(util::UtcSeconds at, util::Language language);
std::vector<html::Option> unit_options(const DeskPlace& desk, bool all);

const html::Field& paper_reason_field();
std::string read_paper_reason(html::Form& form);
/// A page that asks before something is done: view documents/act.
site::View act_page(const PaperPlace& place, const std::string& act, const html::Form& form);

/// The blocks of a document as the page shows them: view documents/blocks.
html::Values preview_values(const office::Document& document);
/// About two pages or less: its page shows it unfolded.
bool is_short(const office::Document& document);

}  // namespace documents
