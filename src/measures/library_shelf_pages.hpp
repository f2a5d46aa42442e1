// SPDX-License-Identifier: Apache-2.0
// Whose library of measures a page is about: an agency's own, or that which the programme keeps for all.
#pragma once
#include <string>
#include <vector>

#include "lib/db/connection.hpp"
#include "lib/html/page.hpp"
#include "lib/http/request.hpp"

#include "src/accounts/visitor.hpp"
#include "src/measures/library_store.hpp"

namespace measures {

/// Whose library the path names: an agency's, or, with agency 0, the programme's.
struct Shelf {
  std::int64_t agency = 0;
  html::Name agency_name = {};
  bool may_keep = false;
  bool shows_programme = false;  ///< leads on to the library for all
  std::string path() const
  {
    return agency == 0 ? "/measures/library" : "/agencies/" + std::to_string(agency) + "/plans/library";
  }
  std::string object() const { return agency == 0 ? "programme" : "agency " + std::to_string(agency); }
};

/// http::NotFound where there is no such agency.
Shelf shelf_of(db::Connection& connection, const http::Request& request, const accounts::Visitor& visitor);
void require_keeper(const Shelf& shelf);  ///< http::NotFound for everybody else
std::vector<html::Link> way_to_library(const Shelf& shelf, html::Phrase here);
LibraryEntry entry_in_path(db::Connection& connection, const Shelf& shelf, const http::Request& request);

}  // namespace measures
