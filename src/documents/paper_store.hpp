// SPDX-License-Identifier: Apache-2.0
// Official documents in the database: every version of their content, who signed which, and what happened to them. The
// only writer of their tables; who may do what is paper.hpp's, and the callers'.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/db/connection.hpp"

#include "src/cycles/cycle_store.hpp"
#include "src/documents/paper.hpp"
#include "src/documents/paper_content.hpp"

namespace documents {

using cycles::Deed;

struct PaperVersion {
  std::int64_t number = 0;
  std::string digest = {};
  util::UtcSeconds made_at = 0;
  std::int64_t made_by = 0;
  std::string reason = {};
};

struct PaperChange {
  std::string act = {};  ///< made, edited, renewed, sent, signed, returned, voided, approved, numbered, published, …
  util::UtcSeconds at = 0;
  std::int64_t account = 0;
  std::string by = {};  ///< the account's name
  std::int64_t version = 0;
  std::string detail = {};
};

class PaperStore {
 public:
  explicit PaperStore(db::Connection& connection) : connection_(connection) {}

  std::optional<Paper> find(std::int64_t agency, std::int64_t id) const;
  /// Published, by id alone: for everybody.
  std::optional<Paper> published(std::int64_t id) const;
  std::vector<Paper> all(std::int64_t agency) const;  ///< the newest first
  /// Of the agency, standing ones only, by document: who has to sign what.
  std::vector<std::pair<std::int64_t, Approval>> waiting(std::int64_t agency) const;

  /// With its first version; the id.
  std::int64_t add(const Paper& paper, const PaperContent& content, const Deed& deed);
  /// A new version of content that differs; the signatures that were given become void. `act`: edited or renewed.
  /// False, and nothing is done, where somebody changed the document since it was read (paper.revision). The same
  /// content changes nothing and is true.
  bool change(const Paper& paper, const PaperContent& content, std::string_view act, const Deed& deed);
  std::optional<PaperContent> content(std::int64_t agency, std::int64_t paper, std::int64_t version) const;
  std::vector<PaperVersion> versions(std::int64_t agency, std::int64_t paper) const;  ///< the newest first

  std::vector<Approval> approvals(std::int64_t agency, std::int64_t paper) const;
  /// The newest version goes along the chain. False where the document changed since it was read.
  bool send(const Paper& paper, std::span<const ChainStep> chain, const Deed& deed);
  /// `name`, `opinion` and `picture` are those of `signature`. False where it is not waiting any more. Signing as the
  /// last approves the document.
  bool sign(const Paper& paper, const Approval& signature, const Deed& deed);
  bool give_back(const Paper& paper, const Approval& by, const Deed& deed);  ///< deed.reason: why

  bool set_number(const Paper& paper, std::int64_t book, std::int64_t year, std::int64_t number,
                  const std::string& text, const Deed& deed);
  bool publish(const Paper& paper, const Deed& deed);
  bool cancel(const Paper& paper, const Deed& deed);  ///< deed.reason: why
  void note(const Paper& paper, std::string_view act, const std::string& detail, const Deed& deed);
  std::vector<PaperChange> changes(std::int64_t agency, std::int64_t paper) const;  ///< the newest first

 private:
  std::string write_version(const Paper& paper, std::int64_t number, const PaperContent& content, const Deed& deed);
  bool set_state(const Paper& paper, PaperState state);
  void void_approvals(const Paper& paper, const Deed& deed);
  std::vector<Paper> rows(const std::string& condition, std::int64_t value) const;
  db::Connection& connection_;
};

}  // namespace documents
