// SPDX-License-Identifier: Apache-2.0
#include "tests/whole/finished_round.hpp"

#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

#include "lib/thai/thai_time.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/csv.hpp"
#include "lib/util/files.hpp"

#include "tests/server/form.hpp"
#include "tests/server/round.hpp"

namespace whole {
namespace {

constexpr const char* k_year = "2567";
constexpr const char* k_code = "RAWE";
constexpr const char* k_name = "องค์การบริหารส่วนตำบลระเว";
constexpr const char* k_new_password = "เก้าอี้สีฟ้า-1987-ริมน้ำ";
const std::string k_world = PRONGSAI_SOURCE_DIR "/tests/world/";

/// First and last day of each stage, counted from today.
const std::vector<std::pair<std::string, std::pair<int, int>>>& calendar()
{
  static const std::vector<std::pair<std::string, std::pair<int, int>>> k_days = {
      {"enrolment", {-9, 20}}, {"surveys", {0, 30}},        {"disclosure", {0, 30}}, {"approval", {31, 40}},
      {"review", {31, 50}},    {"clarification", {51, 60}}, {"computing", {61, 70}}, {"published", {71, 90}}};
  return k_days;
}

void add_day(util::Fields& form, const std::string& field, int from_today)
{
  constexpr util::UtcSeconds k_day = 86'400;
  constexpr int k_buddhist = 543;
  const auto day = thai::day_of(util::SystemClock().now() + from_today * k_day);
  form.add(field + "-day", std::to_string(static_cast<unsigned>(day.day())));
  form.add(field + "-month", std::to_string(static_cast<unsigned>(day.month())));
  form.add(field + "-year", std::to_string(static_cast<int>(day.year()) + k_buddhist));
}

bool failed_as_a_whole(const std::string& element)
{
  return element.empty();
}

}  // namespace

FinishedRound::FinishedRound(std::uint16_t port) : port_(port), administrator_(port)
{
  util::CsvReader judgements = util::CsvReader::open(k_world + "rawe_2567_judgements.csv");
  for (util::CsvRow row; judgements.next(row);) {
    const std::string item(row.fields[1]);
    if (item == "item") continue;
    items_[item] = "https://www.rawe.example/2567/" + item;
    if (row.fields[3] == "ไม่ผ่าน")
      failed_.emplace(item, std::pair(std::string(row.fields[2]), std::string(row.fields[4])));
  }
}

Person FinishedRound::as(const std::string& login) const
{
  return Person(port_, login, k_new_password);
}

void FinishedRound::prepare()
{
  administrator_.sign_in(k_administrator, k_password);
  administrator_.open("/agencies/new");
  administrator_.send("/agencies/new", util::Fields({{"code", k_code},
                                                     {"name", k_name},
                                                     {"type", "subdistrict"},
                                                     {"province", "34"},
                                                     {"province_size", "large"},
                                                     {"reason", "ตามบัญชีรายชื่อ"}}));
  agency_ = administrator_.part_behind("/agencies/");
  invite(administrator_, "/people", "second", "administrator");
  invite(administrator_, "/people", "assessor.one", "assessor");
  invite(administrator_, "/people", "assessor.two", "assessor");
  invite(administrator_, "/agencies/" + agency_ + "/people", "coordinator", "coordinator");
  invite(administrator_, "/agencies/" + agency_ + "/people", "executive", "executive");
  make_round();
}

void FinishedRound::invite(Person& by, const std::string& list, const std::string& login, const std::string& role)
{
  by.open(list + "/new");
  const Page& made = by.send("/new", util::Fields({{"login", login}, {"name", login}, {"role", role}}));
  const std::size_t at = made.body.find("/links/");
  if (at == std::string::npos) throw std::runtime_error("no link for " + login);
  Person invited(port_);
  invited.open(made.body.substr(at, made.body.find('<', at) - at));
  invited.send("/links/" + invited.part_behind("/links/"), util::Fields({{"password", k_new_password}}));
}

void FinishedRound::make_round()
{
  administrator_.open("/cycles/new");
  administrator_.send("/cycles/new", util::Fields({{"name", "ITA 2567"}, {"framework", k_year}}));
  cycle_ = administrator_.part_behind("/cycles/");
  util::Fields days;
  for (const auto& [stage, ends] : calendar()) {
    add_day(days, stage + "_first", ends.first);
    add_day(days, stage + "_last", ends.second);
  }
  days.add("reason", "ตามแผน");
  administrator_.open(path() + "/calendar");
  administrator_.send("/calendar", days);
  administrator_.open(path() + "/enrol");
  administrator_.send("/enrol", util::Fields({{"who", "all"}}));
}

void FinishedRound::open_stage(const std::string& stage)
{
  administrator_.open(path() + "/stages/" + stage + "/open");
  // The calendar of a round that is new opens what begins today by itself.
  if (administrator_.path().ends_with("/open")) administrator_.send("/open", util::Fields({{"reason", "ถึงกำหนด"}}));
}

void FinishedRound::close_stage(const std::string& stage)
{
  administrator_.open(path() + "/stages/" + stage + "/close");
  administrator_.send("/close", util::Fields({{"reason", "ครบแล้ว"}}));
}

void FinishedRound::count_people()
{
  open_stage("enrolment");
  Person coordinator = as("coordinator");
  coordinator.open(agency_path() + "/counts");
  coordinator.send("/counts", util::Fields({{"people_IIT", "52"}, {"people_EIT", "530"}}));
}

void FinishedRound::take_in_answers()
{
  open_stage("surveys");
  administrator_.wait_for(path() + "/answers");
  const std::string file = util::read_file(k_world + "rawe_2567_answers.csv");
  administrator_.send("/answers/import", {}, FileSent{"file", "rawe_2567_answers.csv", file});
  administrator_.send("/answers/import/");
  close_stage("surveys");
}

void FinishedRound::disclose()
{
  open_stage("disclosure");
  const std::string list = agency_path() + "/disclosures";
  std::string links = "item,url,note\n";
  for (const auto& [item, address] : items_)
    links.append(item).append(",").append(address).append(",ข้อมูล\n");
  Person coordinator = as("coordinator");
  coordinator.open(list + "/import");
  coordinator.send("/import", {}, FileSent{"file", "links.csv", links});
  coordinator.send("/apply");
  for (const auto& [item, address] : items_) {
    if (!coordinator.open(list + "/" + item).says(address))
      throw std::runtime_error("the link of " + item + " is lost");
    coordinator.send("/" + item + "/state", util::Fields({{"then", "ready"}}));
  }
  coordinator.open(list + "/check");
  coordinator.send("/check");
  coordinator.open(list + "/submit");
  coordinator.send("/submit");
  open_stage("approval");
  Person executive = as("executive");
  executive.open(list + "/approve");
  executive.send("/approve");
  close_stage("disclosure");
  close_stage("approval");
}

void FinishedRound::assign()
{
  administrator_.open(path() + "/reviews/settings");
  administrator_.send("/settings", util::Fields({{"share", "0"}}));
  administrator_.open(path() + "/reviews/assignments");
  const std::string file = "agency,item,assessor\n" + std::string(k_code) + ",,assessor.one\n";
  administrator_.send("/assignments/import", {}, FileSent{"file", "assignments.csv", file});
  administrator_.send("/assignments/import/");
}

void FinishedRound::judge()
{
  open_stage("review");
  assign();
  if (read_all("assessor.one") != static_cast<int>(items_.size())) throw std::runtime_error("not every item was read");
  const int again = read_all("assessor.two");
  if (again != 7) throw std::runtime_error(std::to_string(again) + " items were read again, not those that failed");
}

int FinishedRound::read_all(const std::string& login)
{
  Person assessor = as(login);
  assessor.open("/reviews");
  const std::string first = link_on(assessor.page().body, agency_path() + "/reviews/o");
  if (first.empty()) return 0;
  int read = 0;
  for (assessor.open(first); assessor.path() != "/reviews"; ++read) {
    const std::string item = assessor.part_behind("/reviews/");
    if (!assessor.page().says(items_.at(item))) throw std::runtime_error("the link of " + item + " is not shown");
    const auto [begin, end] = failed_.equal_range(item);
    util::Fields form;
    const Form asked = form_on(assessor.page().body, "/" + item);
    for (const std::string& name : asked.names) {
      if (!name.starts_with("met_")) continue;
      bool met = true;
      for (auto at = begin; at != end; ++at) {
        if (!failed_as_a_whole(at->second.first) && name != "met_" + at->second.first) continue;
        met = false;
        form.add("reason_" + name.substr(4), "incomplete");
        form.add("words_" + name.substr(4), at->second.second);
      }
      if (met) form.add(name, "yes");
    }
    assessor.send("/" + item, form);
  }
  return read;
}

void FinishedRound::clarify()
{
  close_stage("review");
  open_stage("clarification");
  Person coordinator = as("coordinator");
  const Page& findings = coordinator.open(agency_path() + "/clarifications");
  if (!findings.says("o21")) throw std::runtime_error("the agency does not see what failed");
  close_stage("clarification");
}

void FinishedRound::compute_and_publish()
{
  open_stage("computing");
  const std::string results = path() + "/results";
  administrator_.open(results);
  administrator_.send("/compute");
  // As the page itself does, it looks again until the computation is over.
  for (int i = 0; administrator_.open(results).says("max=\"100\""); ++i) {
    if (i == 600) throw std::runtime_error("the computation does not end");
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  administrator_.open(results + "/freeze");
  administrator_.send("/freeze");
  Person second = as("second");
  second.open(results + "/confirm");
  second.send("/confirm");
  second.open(results + "/publish");
  second.send("/publish");
  open_stage("published");
}

}  // namespace whole
