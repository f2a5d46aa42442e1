// SPDX-License-Identifier: Apache-2.0
#include "src/measures/library_shelf_pages.hpp"

#include <utility>

#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"

#include "src/agencies/agency_store.hpp"

namespace measures {

using html::Word;

Shelf shelf_of(db::Connection& connection, const http::Request& request, const accounts::Visitor& visitor)
{
  const auto id = site::id_if_in_path(request, "agency");
  if (!id) return {.may_keep = visitor.is(accounts::Role::administrator)};
  const auto agency = agencies::AgencyStore(connection).find(*id);
  if (!agency) throw http::NotFound("no such agency");
  return {*id, html::name_of(*agency), visitor.is(accounts::Role::coordinator, *id),
          visitor.is(accounts::Role::administrator)};
}

void require_keeper(const Shelf& shelf)
{
  if (!shelf.may_keep) throw http::NotFound("for whoever keeps the library");
}

std::vector<html::Link> way_to_library(const Shelf& shelf, html::Phrase here)
{
  std::vector<html::Link> way;
  if (shelf.agency != 0) {
    const std::string path = "/agencies/" + std::to_string(shelf.agency);
    way = {{shelf.agency_name, path}, {Word{"measures.plans"}, path + "/plans"}};
  }
  way.push_back({Word{"measures.library"}, shelf.path()});
  way.push_back({std::move(here), "", true});
  return way;
}

LibraryEntry entry_in_path(db::Connection& connection, const Shelf& shelf, const http::Request& request)
{
  auto entry =
      LibraryStore(connection).find(shelf.agency, site::id_in_path(request, shelf.agency == 0 ? "shared" : "entry"));
  if (!entry) throw http::NotFound("no such entry");
  return std::move(*entry);
}

}  // namespace measures
