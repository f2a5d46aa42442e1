// SPDX-License-Identifier: Apache-2.0
// How a reader wants a long table: sorted by which column, which page, what searched, which filters. It is all in the
// address, so that it works without scripts, can be sent to a colleague, and comes back with the browser's back button.
// Whatever an address says beyond what the table offers is passed over.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/html/components.hpp"
#include "lib/util/fields.hpp"

namespace html {

struct Column {
  std::string name;  ///< in the address, for sorting
  Phrase label;
  bool sortable = true;
  bool numeric = false;
};

struct Filter {
  std::string name;
  Phrase label;
  std::vector<Option> options;  ///< beside them there is always "all"
};

struct TableShape {
  std::string path;  ///< "/agencies"
  Phrase caption;
  std::vector<Column> columns;
  std::string sorted_by;  ///< column, if the address says nothing
  bool descending = false;
  bool searchable = false;
  std::vector<Filter> filters = {};
  int rows_a_page = 50;
  util::Fields kept = {};  ///< what else the page's address says, the same in every address of the table
};

class TableQuery {
 public:
  TableQuery(TableShape shape, const util::Fields& query);

  const std::string& sorted_by() const { return sorted_by_; }  ///< name of one of the columns
  bool descending() const { return descending_; }
  const std::string& search() const { return search_; }  ///< cleaned, at most 100 characters; empty: everything
  /// The chosen value of the filter; empty: all.
  std::string filter(std::string_view name) const;
  int limit() const { return shape_.rows_a_page; }
  /// The first row to show, from 0; on the last page at most, once the number of rows is known.
  std::int64_t offset(std::int64_t rows) const;
  bool narrowed() const;  ///< something is searched or filtered

  /// The address of this table, of this page of it unless another is given.
  std::string address() const { return address(sorted_by_, descending_, page_); }
  std::string address(std::string_view sorted_by, bool descending, std::int64_t page) const;

  Values head() const;                         // {{> table_head}}; with Rows added to its list "rows" also {{> table}}
  Values pagination(std::int64_t rows) const;  // {{> pagination}}
  Values narrowing() const;                    // {{> narrowing}}

 private:
  std::int64_t page_of(std::int64_t rows) const;
  std::int64_t last_page(std::int64_t rows) const;
  util::Fields order_fields(std::string_view sorted_by, bool descending) const;  // none where as the table comes
  TableShape shape_;
  std::string sorted_by_;
  bool descending_ = false;
  std::int64_t page_ = 1;
  std::string search_;
  util::Fields chosen_;  // filters
};

}  // namespace html
