// SPDX-License-Identifier: Apache-2.0
// What agencies disclose, item by item: filled by units, checked and submitted by the coordinator, approved by the
// executive, read by those who judge and look after the programme.
#include <memory>

#include "src/analysis/advice.hpp"
#include "src/app/mail_sender.hpp"
#include "src/app/page_of.hpp"
#include "src/app/site_address.hpp"
#include "src/disclosures/assign_pages.hpp"
#include "src/disclosures/edit_pages.hpp"
#include "src/disclosures/file_pages.hpp"
#include "src/disclosures/item_pages.hpp"
#include "src/disclosures/link_import_pages.hpp"
#include "src/disclosures/list_pages.hpp"
#include "src/disclosures/to_do_pages.hpp"
#include "src/disclosures/whole_pages.hpp"

namespace app {
namespace {

using accounts::Access;
using accounts::Role;
using http::Method;

const Access k_disclosure_readers{
    .roles = {Role::administrator, Role::coordinator, Role::executive, Role::officer, Role::assessor}};
const Access k_disclosure_workers{.roles = {Role::coordinator, Role::officer}};
const Access k_disclosure_keepers{.roles = {Role::coordinator}};
const Access k_disclosure_approvers{.roles = {Role::executive}};
constexpr const char* k_disclosure_base = "/agencies/{agency}/cycles/{cycle}/disclosures";
constexpr std::int64_t k_megabyte = 1'000'000;

std::optional<disclosures::ItemAdvice> advice_on(const std::string& item, int fiscal_year)
{
  const analysis::Topic* topic = analysis::AdviceBook::embedded().topic(item, fiscal_year);
  if (topic == nullptr) return std::nullopt;
  return disclosures::ItemAdvice{topic->analysis, topic->improve};
}

/// All pages of disclosures, with what they are made with.
struct DisclosureRoom {
  explicit DisclosureRoom(const Resources& with)
      : mail(mail_by_settings(with.settings, with.clock)),
        parts{.database = with.database,
              .site = with.site,
              .clock = with.clock,
              .files = with.settings.text("files"),
              .file_limit = with.settings.whole("file_megabytes") * k_megabyte,
              .advice = advice_on,
              .send = sending(mail.get()),
              .address = address_of_letters(with.settings)}
  {
  }

  std::unique_ptr<MailSender> mail;
  disclosures::PageParts parts;
  disclosures::ListPages list{parts};
  disclosures::ItemPages item{parts};
  disclosures::EditPages edit{parts};
  disclosures::FilePages files{parts};
  disclosures::AssignPages assign{parts};
  disclosures::WholePages whole{parts};
  disclosures::ToDoPages to_do{parts};
  disclosures::LinkImportPages import{parts};
};

class DisclosureRoutes {
 public:
  explicit DisclosureRoutes(const Resources& resources) : room_(std::make_shared<DisclosureRoom>(resources)) {}

  template <typename Pages>
  PageRoute& add(Method method, const std::string& rest, const Access& access, Pages DisclosureRoom::*pages,
                 site::Answer (Pages::*page)(http::Request&, const accounts::Visitor&))
  {
    const std::shared_ptr<Pages> owned(room_, &((*room_).*pages));
    routes_.push_back({method, k_disclosure_base + rest, access, page_of(owned, page)});
    return routes_.back();
  }
  std::int64_t file_limit() const { return room_->parts.file_limit; }
  std::vector<PageRoute> take() { return std::move(routes_); }

 private:
  std::shared_ptr<DisclosureRoom> room_;
  std::vector<PageRoute> routes_;
};

void add_whole(DisclosureRoutes& list)
{
  using disclosures::AssignPages;
  using disclosures::WholePages;
  using Room = DisclosureRoom;
  list.add(Method::get, "", k_disclosure_readers, &Room::list, &disclosures::ListPages::list);
  list.add(Method::get, "/to-do", k_disclosure_readers, &Room::to_do, &disclosures::ToDoPages::show);
  list.add(Method::post, "/to-do", k_disclosure_keepers, &Room::to_do, &disclosures::ToDoPages::send);
  list.add(Method::get, "/assign", k_disclosure_keepers, &Room::assign, &AssignPages::form);
  list.add(Method::post, "/assign", k_disclosure_keepers, &Room::assign, &AssignPages::assign);
  list.add(Method::get, "/check", k_disclosure_keepers, &Room::assign, &AssignPages::check_form);
  list.add(Method::post, "/check", k_disclosure_keepers, &Room::assign, &AssignPages::check);
  list.add(Method::get, "/submit", k_disclosure_keepers, &Room::whole, &WholePages::submit_form);
  list.add(Method::post, "/submit", k_disclosure_keepers, &Room::whole, &WholePages::submit);
  list.add(Method::get, "/withdraw", k_disclosure_keepers, &Room::whole, &WholePages::withdraw_form);
  list.add(Method::post, "/withdraw", k_disclosure_keepers, &Room::whole, &WholePages::withdraw);
  list.add(Method::get, "/approve", k_disclosure_approvers, &Room::whole, &WholePages::approve_form);
  list.add(Method::post, "/approve", k_disclosure_approvers, &Room::whole, &WholePages::approve);
  list.add(Method::get, "/return", k_disclosure_approvers, &Room::whole, &WholePages::return_form);
  list.add(Method::post, "/return", k_disclosure_approvers, &Room::whole, &WholePages::give_back);
}

void add_link_import(DisclosureRoutes& list)
{
  using disclosures::LinkImportPages;
  using Room = DisclosureRoom;
  list.add(Method::get, "/import", k_disclosure_keepers, &Room::import, &LinkImportPages::form);
  list.add(Method::get, "/import/sample", k_disclosure_keepers, &Room::import, &LinkImportPages::sample);
  PageRoute& sent = list.add(Method::post, "/import", k_disclosure_keepers, &Room::import, &LinkImportPages::preview);
  sent.body = http::BodyKind::files;
  sent.limit = LinkImportPages::k_file_limit;
  list.add(Method::post, "/import/{import}/apply", k_disclosure_keepers, &Room::import, &LinkImportPages::apply);
}

void add_items(DisclosureRoutes& list)
{
  using disclosures::EditPages;
  using disclosures::FilePages;
  using disclosures::ItemPages;
  using Room = DisclosureRoom;
  list.add(Method::get, "/{item}", k_disclosure_readers, &Room::item, &ItemPages::show);
  list.add(Method::get, "/{item}/edit", k_disclosure_workers, &Room::edit, &EditPages::form);
  list.add(Method::post, "/{item}/edit", k_disclosure_workers, &Room::edit, &EditPages::save);
  list.add(Method::post, "/{item}/comments", k_disclosure_workers, &Room::item, &ItemPages::comment);
  list.add(Method::post, "/{item}/state", k_disclosure_workers, &Room::item, &ItemPages::move);
  list.add(Method::get, "/{item}/return", k_disclosure_keepers, &Room::item, &ItemPages::return_form);
  list.add(Method::post, "/{item}/return", k_disclosure_keepers, &Room::item, &ItemPages::give_back);
  list.add(Method::get, "/{item}/files", k_disclosure_workers, &Room::files, &FilePages::form);
  PageRoute& sent = list.add(Method::post, "/{item}/files", k_disclosure_workers, &Room::files, &FilePages::take);
  sent.body = http::BodyKind::files;
  sent.limit = FilePages::request_limit(list.file_limit());
  list.add(Method::get, "/{item}/files/{file}", k_disclosure_readers, &Room::files, &FilePages::hand_out);
  list.add(Method::get, "/{item}/files/{file}/remove", k_disclosure_workers, &Room::files, &FilePages::remove_form);
  list.add(Method::post, "/{item}/files/{file}/remove", k_disclosure_workers, &Room::files, &FilePages::remove);
}

}  // namespace

std::vector<PageRoute> disclosure_routes(const Resources& resources)
{
  DisclosureRoutes list(resources);
  add_whole(list);
  add_link_import(list);
  add_items(list);
  return list.take();
}

}  // namespace app
