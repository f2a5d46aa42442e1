// SPDX-License-Identifier: Apache-2.0
// What came of measures: progress and evidence from units, outcomes, frozen pictures, follow-up meetings, reminders;
// and the measures of all agencies for those who look after the programme.
#include <memory>

#include "src/app/mail_sender.hpp"
#include "src/app/page_of.hpp"
#include "src/app/site_address.hpp"
#include "src/measures/board_pages.hpp"
#include "src/measures/evidence_pages.hpp"
#include "src/measures/meeting_note_pages.hpp"
#include "src/measures/meeting_pages.hpp"
#include "src/measures/outcome_pages.hpp"
#include "src/measures/picture_pages.hpp"
#include "src/measures/programme_pages.hpp"
#include "src/measures/progress_pages.hpp"
#include "src/measures/reminder_pages.hpp"

namespace app {
namespace {

using accounts::Access;
using accounts::Role;
using http::Method;

const Access k_follow_up_readers{.roles = {Role::administrator, Role::coordinator, Role::executive, Role::officer}};
const Access k_follow_up_workers{.roles = {Role::coordinator, Role::officer}};
const Access k_whole_plan_readers{.roles = {Role::administrator, Role::coordinator, Role::executive}};
const Access k_follow_up_keepers{.roles = {Role::coordinator}};
const Access k_programme_readers{.roles = {Role::administrator}};
constexpr const char* k_followed_plan = "/agencies/{agency}/plans/{year}";
constexpr const char* k_followed_measure = "/measures/{measure}";
constexpr std::int64_t k_bytes_a_megabyte = 1'000'000;

/// All pages of follow-up, with what they are made with.
struct FollowUpRoom {
  explicit FollowUpRoom(const Resources& with)
      : mail(mail_by_settings(with.settings, with.clock)),
        parts{.database = with.database,
              .site = with.site,
              .clock = with.clock,
              .files = with.settings.text("files"),
              .file_limit = with.settings.whole("file_megabytes") * k_bytes_a_megabyte,
              .send = sending(mail.get()),
              .address = address_of_letters(with.settings)}
  {
  }

  std::unique_ptr<MailSender> mail;
  measures::PageParts parts;
  measures::BoardPages board{parts};
  measures::ReminderPages reminder{parts};
  measures::ProgressPages progress{parts};
  measures::EvidencePages evidence{parts};
  measures::OutcomePages outcome{parts};
  measures::PicturePages pictures{parts};
  measures::MeetingPages meetings{parts};
  measures::MeetingNotePages notes{parts};
  measures::ProgrammePages programme{parts};
};

class FollowUpRoutes {
 public:
  explicit FollowUpRoutes(const Resources& resources) : room_(std::make_shared<FollowUpRoom>(resources)) {}

  template <typename Pages>
  PageRoute& add(Method method, const std::string& path, const Access& access, Pages FollowUpRoom::*pages,
                 site::Answer (Pages::*page)(http::Request&, const accounts::Visitor&))
  {
    const std::shared_ptr<Pages> owned(room_, &((*room_).*pages));
    routes_.push_back({method, path, access, page_of(owned, page)});
    return routes_.back();
  }
  std::int64_t file_limit() const { return room_->parts.file_limit; }
  std::vector<PageRoute> take() { return std::move(routes_); }

 private:
  std::shared_ptr<FollowUpRoom> room_;
  std::vector<PageRoute> routes_;
};

void add_of_measure(FollowUpRoutes& list)
{
  using measures::EvidencePages;
  using measures::OutcomePages;
  using measures::ProgressPages;
  using Room = FollowUpRoom;
  const std::string base = std::string(k_followed_plan) + k_followed_measure;
  list.add(Method::get, base + "/progress", k_follow_up_readers, &Room::progress, &ProgressPages::show);
  list.add(Method::get, base + "/progress/{step}", k_follow_up_workers, &Room::progress, &ProgressPages::form);
  list.add(Method::post, base + "/progress/{step}", k_follow_up_workers, &Room::progress, &ProgressPages::save);
  list.add(Method::get, base + "/evidence", k_follow_up_workers, &Room::evidence, &EvidencePages::form);
  PageRoute& sent =
      list.add(Method::post, base + "/evidence", k_follow_up_workers, &Room::evidence, &EvidencePages::take);
  sent.body = http::BodyKind::files;
  sent.limit = EvidencePages::request_limit(list.file_limit());
  const std::string one = base + "/evidence/{evidence}";
  list.add(Method::get, one, k_follow_up_readers, &Room::evidence, &EvidencePages::hand_out);
  list.add(Method::get, one + "/remove", k_follow_up_workers, &Room::evidence, &EvidencePages::remove_form);
  list.add(Method::post, one + "/remove", k_follow_up_workers, &Room::evidence, &EvidencePages::remove);
  list.add(Method::get, base + "/outcome", k_follow_up_readers, &Room::outcome, &OutcomePages::form);
  list.add(Method::post, base + "/outcome", k_follow_up_workers, &Room::outcome, &OutcomePages::save);
}

void add_of_plan(FollowUpRoutes& list)
{
  using measures::PicturePages;
  using measures::ReminderPages;
  using Room = FollowUpRoom;
  const std::string base = k_followed_plan;
  list.add(Method::get, base + "/progress", k_follow_up_readers, &Room::board, &measures::BoardPages::show);
  list.add(Method::get, base + "/progress/remind", k_follow_up_keepers, &Room::reminder, &ReminderPages::form);
  list.add(Method::post, base + "/progress/remind", k_follow_up_keepers, &Room::reminder, &ReminderPages::send);
  list.add(Method::get, base + "/pictures", k_whole_plan_readers, &Room::pictures, &PicturePages::list);
  list.add(Method::get, base + "/pictures/new", k_follow_up_keepers, &Room::pictures, &PicturePages::form);
  list.add(Method::post, base + "/pictures/new", k_follow_up_keepers, &Room::pictures, &PicturePages::freeze);
  list.add(Method::get, base + "/pictures/{picture}", k_whole_plan_readers, &Room::pictures, &PicturePages::show);
}

void add_meetings(FollowUpRoutes& list)
{
  using measures::MeetingNotePages;
  using measures::MeetingPages;
  using Room = FollowUpRoom;
  const std::string base = std::string(k_followed_plan) + "/meetings";
  const std::string one = base + "/{meeting}";
  list.add(Method::get, base, k_whole_plan_readers, &Room::meetings, &MeetingPages::list);
  list.add(Method::get, base + "/new", k_follow_up_keepers, &Room::meetings, &MeetingPages::form);
  list.add(Method::post, base + "/new", k_follow_up_keepers, &Room::meetings, &MeetingPages::make);
  list.add(Method::get, one, k_whole_plan_readers, &Room::meetings, &MeetingPages::show);
  list.add(Method::get, one + "/edit", k_follow_up_keepers, &Room::meetings, &MeetingPages::edit);
  list.add(Method::post, one + "/edit", k_follow_up_keepers, &Room::meetings, &MeetingPages::save);
  list.add(Method::get, one + "/close", k_follow_up_keepers, &Room::meetings, &MeetingPages::close_form);
  list.add(Method::post, one + "/close", k_follow_up_keepers, &Room::meetings, &MeetingPages::close);
  list.add(Method::get, one + k_followed_measure, k_whole_plan_readers, &Room::notes, &MeetingNotePages::show);
  list.add(Method::post, one + k_followed_measure, k_follow_up_keepers, &Room::notes, &MeetingNotePages::save);
}

}  // namespace

std::vector<PageRoute> follow_up_routes(const Resources& resources)
{
  FollowUpRoutes list(resources);
  add_of_plan(list);
  add_of_measure(list);
  add_meetings(list);
  list.add(Method::get, "/measures", k_programme_readers, &FollowUpRoom::programme, &measures::ProgrammePages::show);
  return list.take();
}

}  // namespace app
