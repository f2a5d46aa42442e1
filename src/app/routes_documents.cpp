// SPDX-License-Identifier: Apache-2.0
// Official documents: written by units and the coordinator, signed along the chain, published for everybody; with
// number books, wording and letterhead of each agency.
#include <memory>

#include "src/app/page_of.hpp"
#include "src/app/site_address.hpp"
#include "src/documents/number_book_pages.hpp"
#include "src/documents/paper_act_pages.hpp"
#include "src/documents/paper_list_pages.hpp"
#include "src/documents/paper_pages.hpp"
#include "src/documents/paper_setting_pages.hpp"
#include "src/documents/public_paper_pages.hpp"

namespace app {
namespace {

using accounts::Access;
using accounts::Role;
using http::Method;

const Access k_paper_readers{.roles = {Role::administrator, Role::coordinator, Role::executive, Role::officer}};
const Access k_paper_writers{.roles = {Role::coordinator, Role::officer}};
const Access k_paper_signers{.roles = {Role::coordinator, Role::officer, Role::executive}};
const Access k_paper_keepers{.roles = {Role::coordinator}};
constexpr const char* k_desk_base = "/agencies/{agency}/documents";

/// All pages of official documents, with what they are made with.
struct PaperRoom {
  explicit PaperRoom(const Resources& with)
      : parts{.database = with.database, .site = with.site, .clock = with.clock, .address = site_address(with.settings)}
  {
  }

  documents::PaperPageParts parts;
  documents::PaperListPages list{parts};
  documents::PaperPages paper{parts};
  documents::PaperActPages act{parts};
  documents::NumberBookPages books{parts};
  documents::PaperSettingPages settings{parts};
  documents::PaperTemplatePages wording{parts};
  documents::PublicPaperPages open{parts};
};

class PaperRoutes {
 public:
  explicit PaperRoutes(const Resources& resources) : room_(std::make_shared<PaperRoom>(resources)) {}

  template <typename Pages>
  PageRoute& add(Method method, const std::string& path, const Access& access, Pages PaperRoom::*pages,
                 site::Answer (Pages::*page)(http::Request&, const accounts::Visitor&))
  {
    const std::shared_ptr<Pages> owned(room_, &((*room_).*pages));
    routes_.push_back({method, path, access, page_of(owned, page)});
    return routes_.back();
  }
  /// The question before an act, and the act.
  template <typename Pages>
  PageRoute& add_act(const std::string& path, const Access& access, Pages PaperRoom::*pages,
                     site::Answer (Pages::*ask)(http::Request&, const accounts::Visitor&),
                     site::Answer (Pages::*act)(http::Request&, const accounts::Visitor&))
  {
    add(Method::get, path, access, pages, ask);
    return add(Method::post, path, access, pages, act);
  }
  std::vector<PageRoute> take() { return std::move(routes_); }

 private:
  std::shared_ptr<PaperRoom> room_;
  std::vector<PageRoute> routes_;
};

void take_picture(PageRoute& route)
{
  constexpr std::size_t k_around = std::size_t{64} * 1024;  // what a form has beside the file
  route.body = http::BodyKind::files;
  route.limit = 2 * documents::PaperActPages::k_picture_limit + k_around;
}

void add_settings(PaperRoutes& list, const std::string& base)
{
  using Room = PaperRoom;
  using documents::NumberBookPages;
  using documents::PaperSettingPages;
  using documents::PaperTemplatePages;
  list.add(Method::get, base + "/books", k_paper_readers, &Room::books, &NumberBookPages::books);
  list.add(Method::post, base + "/books", k_paper_keepers, &Room::books, &NumberBookPages::add);
  const std::string book = base + "/books/{book}";
  list.add(Method::get, book, k_paper_readers, &Room::books, &NumberBookPages::book);
  list.add(Method::post, book + "/numbers", k_paper_writers, &Room::books, &NumberBookPages::give);
  list.add(Method::post, book + "/start", k_paper_keepers, &Room::books, &NumberBookPages::start);
  list.add_act(book + "/close", k_paper_keepers, &Room::books, &NumberBookPages::close_form, &NumberBookPages::close);
  list.add_act(book + "/numbers/{year}/{number}/cancel", k_paper_writers, &Room::books, &NumberBookPages::cancel_form,
               &NumberBookPages::cancel);
  list.add_act(base + "/chain", k_paper_keepers, &Room::settings, &PaperSettingPages::chain_form,
               &PaperSettingPages::save_chain);
  take_picture(list.add_act(base + "/letterhead", k_paper_keepers, &Room::settings, &PaperSettingPages::head_form,
                            &PaperSettingPages::save_head));
  list.add(Method::get, base + "/letterhead/emblem", k_paper_keepers, &Room::settings, &PaperSettingPages::emblem);
  list.add(Method::get, base + "/templates", k_paper_keepers, &Room::wording, &PaperTemplatePages::list);
  list.add_act(base + "/templates/{kind}", k_paper_keepers, &Room::wording, &PaperTemplatePages::form,
               &PaperTemplatePages::save);
  list.add(Method::post, base + "/templates/{kind}/restore", k_paper_keepers, &Room::wording,
           &PaperTemplatePages::restore);
}

void add_papers(PaperRoutes& list, const std::string& base)
{
  using Room = PaperRoom;
  using documents::PaperActPages;
  using documents::PaperListPages;
  using documents::PaperPages;
  list.add(Method::get, base, k_paper_readers, &Room::list, &PaperListPages::list);
  list.add_act(base + "/new", k_paper_writers, &Room::list, &PaperListPages::new_form, &PaperListPages::make);
  const std::string one = base + "/{document}";
  list.add(Method::get, one, k_paper_readers, &Room::paper, &PaperPages::show);
  list.add(Method::get, one + "/file", k_paper_readers, &Room::paper, &PaperPages::file);
  list.add_act(one + "/edit", k_paper_writers, &Room::paper, &PaperPages::edit_form, &PaperPages::save);
  list.add(Method::post, one + "/renew", k_paper_writers, &Room::paper, &PaperPages::renew);
  list.add_act(one + "/send", k_paper_writers, &Room::act, &PaperActPages::send_form, &PaperActPages::send);
  take_picture(
      list.add_act(one + "/sign", k_paper_signers, &Room::act, &PaperActPages::sign_form, &PaperActPages::sign));
  list.add_act(one + "/return", k_paper_signers, &Room::act, &PaperActPages::return_form, &PaperActPages::give_back);
  list.add_act(one + "/number", k_paper_writers, &Room::act, &PaperActPages::number_form, &PaperActPages::number);
  list.add_act(one + "/publish", k_paper_keepers, &Room::act, &PaperActPages::publish_form, &PaperActPages::publish);
  list.add_act(one + "/evidence", k_paper_keepers, &Room::act, &PaperActPages::evidence_form, &PaperActPages::evidence);
  list.add_act(one + "/cancel", k_paper_writers, &Room::act, &PaperActPages::cancel_form, &PaperActPages::cancel);
}

}  // namespace

std::vector<PageRoute> document_routes(const Resources& resources)
{
  PaperRoutes list(resources);
  add_settings(list, k_desk_base);
  add_papers(list, k_desk_base);
  const Access everybody{.everybody = true};
  list.add(Method::get, "/papers/{document}", everybody, &PaperRoom::open, &documents::PublicPaperPages::show);
  list.add(Method::get, "/papers/{document}/{format}", everybody, &PaperRoom::open, &documents::PublicPaperPages::file);
  return list.take();
}

}  // namespace app
