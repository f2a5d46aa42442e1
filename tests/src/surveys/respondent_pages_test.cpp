// SPDX-License-Identifier: Apache-2.0
// One question at a time, the question before the public's questionnaire, computing instead of waiting; what the
// administrator sets; posters.
#include "lib/http/outcome.hpp"

#include "src/surveys/asking_pages.hpp"
#include "src/surveys/asking_store.hpp"
#include "src/surveys/link.hpp"
#include "src/surveys/poster_pages.hpp"
#include "src/surveys/proof_of_work.hpp"

#include "survey_world.hpp"
#include "tests/lib/db/engines.hpp"

namespace {

using survey_test::answered;
using survey_test::body;
using survey_test::fields;
using survey_test::get;
using survey_test::k_public;
using survey_test::k_staff;
using survey_test::post;
using survey_test::SurveyWorld;
using surveys::AnsweringPages;

std::string thai(const char* key, util::Params params = {})
{
  return survey_test::site().words(util::Language::thai).plain(html::Word{key, std::move(params)});
}

class Respondents : public db_test::OnEngine {
 protected:
  Respondents() : OnEngine(survey_test::migrations()) {}

  void ask_so(const surveys::Asking& way)
  {
    world.rounds.by_cycle.at(survey_test::k_cycle).asking = way;
    world.live.renew();
  }
  std::int64_t stored()
  {
    return database().read(
        [](db::Connection& c) { return c.query("SELECT COUNT(*) FROM survey_answer").one<std::int64_t>(); });
  }
  std::string link() { return surveys::link_path(world.signer, k_public).substr(std::string("/survey/").size()); }
  http::Response send(const std::string& token, util::Fields form)
  {
    return world.ask(&AnsweringPages::send, post("/answer/" + token, fields({{"token", token}}), std::move(form)));
  }
  http::Response open(const std::string& token, util::Fields query = {})
  {
    return world.ask(&AnsweringPages::form, get("/answer/" + token, fields({{"token", token}}), std::move(query)));
  }
  http::Response begin(util::Fields form = {})
  {
    return world.ask(&AnsweringPages::begin, post("/survey/l", fields({{"link", link()}}), std::move(form)));
  }
  static std::string shown(const site::Answer& answer)
  {
    const auto* view = std::get_if<site::View>(&answer);
    if (view == nullptr) return body(std::get<http::Response>(answer));
    html::Values shared;
    shared.set("csrf", "c").set("language", "en");
    return survey_test::site()
        .templates()
        .part(view->view, view->values, survey_test::site().words(util::Language::english), shared)
        .html();
  }

  SurveyWorld world{database()};
  surveys::PosterPages posters{survey_test::site(), world.signer, world.live, "https://ita.example",
                               [](const surveys::Poster& poster) { return poster.agency_en + " " + poster.address; }};
  surveys::AskingPages asking{database(), survey_test::site(), world.clock, world.live};
};
DB_ENGINES(Respondents);

/// What a browser would send of the page: its hidden fields.
util::Fields hidden_in(const std::string& page)
{
  util::Fields found;
  const std::string begin = "<input type=\"hidden\" name=\"";
  for (std::size_t at = page.find(begin); at != std::string::npos; at = page.find(begin, at + 1)) {
    const std::size_t name = at + begin.size();
    const std::size_t name_end = page.find('"', name);
    const std::size_t value = page.find("value=\"", name_end) + 7;
    found.add(page.substr(name, name_end - name), page.substr(value, page.find('"', value) - value));
  }
  return found;
}

DB_TEST(Respondents, answer_one_question_after_the_other_and_look_over_them)
{
  ask_so({.one_by_one = true});
  const std::string token = world.token(k_public);
  const surveys::Questionnaire asked = world.asked(k_public);
  std::string page = body(open(token, fields({{"lang", "en"}})));
  EXPECT_NE(page.find("Question 1 of 9"), std::string::npos);
  EXPECT_NE(page.find("hreflang=\"th\""), std::string::npos);
  EXPECT_EQ(page.find("value=\"back\""), std::string::npos) << "nothing before the first";
  for (std::size_t i = 0; i < asked.questions.size(); ++i) {
    util::Fields form = hidden_in(page);
    EXPECT_EQ(form.get("at"), std::to_string(i + 1));
    form.add("then", "next");
    const http::Response missing = send(token, form);
    EXPECT_EQ(missing.status, 422);
    EXPECT_NE(body(missing).find("href=\"#" + asked.question(i).code + "\""), std::string::npos);
    form.add(asked.question(i).code, "1");
    const http::Response next = send(token, form);
    EXPECT_EQ(next.status, 200);
    page = body(next);
  }
  EXPECT_NE(page.find("name=\"go\" value=\"9\""), std::string::npos) << "the review leads to each question";
  util::Fields change = hidden_in(page);
  change.add("go", "4");
  page = body(send(token, change));
  EXPECT_NE(page.find("name=\"e4\" type=\"radio\" value=\"1\" checked"), std::string::npos);
  util::Fields changed = hidden_in(page);
  changed.add("e4", "2");
  changed.add("then", "next");
  page = body(send(token, changed));
  util::Fields all = hidden_in(page);
  EXPECT_EQ(all.get("e4"), "2");
  EXPECT_EQ(stored(), 0) << "looking over sends nothing";
  all.add("then", "send");
  EXPECT_NE(body(send(token, all)).find("data-sent"), std::string::npos);
  EXPECT_NE(body(send(token, all)).find("data-sent"), std::string::npos) << "a retry";
  EXPECT_EQ(stored(), 1);
  EXPECT_EQ(database().read(
                [](db::Connection& c) { return c.query("SELECT answers FROM survey_answer").one<std::string>(); }),
            "111211111");
}

DB_TEST(Respondents, lose_nothing_when_the_way_of_asking_changes_meanwhile)
{
  const std::string token = world.token(k_public);
  util::Fields half = fields({{"at", "3"}, {"e1", "1"}, {"e2", "2"}, {"e3", "1"}, {"then", "next"}});
  const http::Response together = send(token, half);
  EXPECT_EQ(together.status, 422);
  EXPECT_NE(body(together).find("name=\"e2\" type=\"radio\" value=\"2\" checked"), std::string::npos);
  util::Fields all = answered(world.asked(k_public));
  all.add("then", "next");
  EXPECT_NE(body(send(token, all)).find("value=\"send\""), std::string::npos) << "a review, not sent unasked";
  EXPECT_EQ(stored(), 0);
  ask_so({.one_by_one = true});
  util::Fields sent = answered(world.asked(k_public));
  sent.add("then", "send");
  EXPECT_EQ(send(token, sent).status, 200);
  EXPECT_EQ(stored(), 1);
}

DB_TEST(Respondents, who_used_no_service_is_thanked_and_nothing_is_kept)
{
  ask_so({.screening = true});
  const auto start = [&] { return world.ask(&AnsweringPages::start, get("/survey/l", fields({{"link", link()}}))); };
  EXPECT_NE(body(start()).find("name=\"used\""), std::string::npos);
  EXPECT_EQ(begin().status, 422);
  EXPECT_NE(body(begin()).find("href=\"#used\""), std::string::npos);
  EXPECT_EQ(begin(fields({{"used", "perhaps"}})).status, 422);
  const http::Response thanked = begin(fields({{"used", "no"}}));
  EXPECT_EQ(thanked.status, 200);
  EXPECT_FALSE(thanked.headers.has("Set-Cookie"));
  EXPECT_EQ(thanked.headers.get("Location"), "");
  EXPECT_EQ(begin(fields({{"used", "yes"}})).status, 303);
  ask_so({});
  EXPECT_EQ(body(start()).find("name=\"used\""), std::string::npos);
  EXPECT_EQ(begin().status, 303);
}

DB_TEST(Respondents, a_browser_may_compute_instead_of_waiting)
{
  std::string token;
  for (int i = 0; i < 12; ++i)
    token = SurveyWorld::token_in(begin());
  const http::Response wait = open(token);
  EXPECT_EQ(wait.status, 429);
  EXPECT_NE(body(wait).find("data-work=\"15\""), std::string::npos) << "two beyond what is free";
  std::string number;
  for (int i = 0; number.empty(); ++i) {
    if (surveys::proves_work(token, std::to_string(i), 15)) number = std::to_string(i);
  }
  EXPECT_EQ(open(token, fields({{"work", "1" + number}})).status, 429);
  const http::Response opened = open(token, fields({{"work", number}}));
  EXPECT_EQ(opened.status, 303);
  const std::string eased = SurveyWorld::token_in(opened);
  EXPECT_EQ(open(eased).status, 200);
  EXPECT_EQ(send(eased, answered(world.asked(k_public))).status, 200);
  // Shown again, or on the page of somebody else, the proof is worth nothing more.
  const std::string again = SurveyWorld::token_in(open(token, fields({{"work", number}})));
  EXPECT_EQ(send(again, answered(world.asked(k_public))).status, 200);
  EXPECT_EQ(stored(), 1);
  EXPECT_EQ(open(SurveyWorld::token_in(begin()), fields({{"work", number}})).status, 429);
  world.clock.advance(std::chrono::seconds(60));
  EXPECT_EQ(open(token).status, 200) << "without scripts the wait has an end";
}

DB_TEST(Respondents, a_link_is_short_and_not_guessed)
{
  const auto opened = [&](const std::string& text) {
    return world.ask(&AnsweringPages::start, get("/survey/l", fields({{"link", text}}))).status;
  };
  EXPECT_LT(link().size(), 20U);
  EXPECT_EQ(opened(link()), 200);
  const auto read = surveys::read_link(link()).value();
  EXPECT_EQ(opened(surveys::written(surveys::LinkText{read.cycle, survey_test::k_other_agency, read.check})), 404);
  EXPECT_EQ(opened(surveys::written(surveys::LinkText{99, read.agency, read.check})), 404);
  const std::string staff = surveys::link_path(world.signer, k_staff).substr(8);
  EXPECT_EQ(opened(staff), 404) << "staff come with codes";
}

DB_TEST(Respondents, are_asked_as_the_administrator_sets_it)
{
  const util::Fields path = fields({{"cycle", "7"}});
  http::Request before = get("/x", path);
  EXPECT_NE(shown(asking.form(before, world.visitor)).find("value=\"all\" checked"), std::string::npos);
  http::Request wrong = post("/x", path, fields({{"layout", "three"}}));
  const site::Answer refused = asking.save(wrong, world.visitor);
  EXPECT_TRUE(std::get<site::View>(refused).has_problems);
  EXPECT_NE(shown(refused).find("href=\"#layout\""), std::string::npos);
  EXPECT_NE(shown(refused).find("href=\"#screening\""), std::string::npos);
  for (const char* layout : {"all", "one", "one"}) {
    http::Request save = post("/x", path, fields({{"layout", layout}, {"screening", "yes"}}));
    EXPECT_EQ(std::get<http::Response>(asking.save(save, world.visitor)).status, 303);
  }
  http::Request after = get("/x", path);
  EXPECT_NE(shown(asking.form(after, world.visitor)).find("value=\"one\" checked"), std::string::npos);
  database().read([](db::Connection& c) {
    EXPECT_EQ(surveys::AskingStore(c).of(7), (surveys::Asking{true, true}));
    EXPECT_EQ(surveys::AskingStore(c).of(8), surveys::Asking{});
    EXPECT_EQ(surveys::AskingStore(c).all().size(), 1U);
    EXPECT_EQ(c.query("SELECT COUNT(*) FROM audit_entry WHERE act = 'surveys.asking'").one<std::int64_t>(), 2)
        << "each change once";
  });
  http::Request nowhere = get("/x", fields({{"cycle", "8"}}));
  EXPECT_THROW(asking.form(nowhere, world.visitor), http::NotFound);
}

DB_TEST(Respondents, are_asked_the_question_in_the_administrators_words)
{
  const util::Fields path = fields({{"cycle", "7"}});
  const auto save = [&](util::Fields form) {
    form.add("layout", "all");
    form.add("screening", "yes");
    http::Request request = post("/x", path, std::move(form));
    return asking.save(request, world.visitor);
  };
  const auto set = [&] { return database().read([](db::Connection& c) { return surveys::AskingStore(c).of(7); }); };
  http::Request asked = get("/x", path);
  const std::string form = shown(asking.form(asked, world.visitor));
  EXPECT_NE(form.find("Have you used a service of {agency}"), std::string::npos) << "the usual words to begin with";
  const util::Fields usual =
      fields({{"question_th", thai("surveys.screening", {{"agency", "{agency}"}})},
              {"yes_th", thai("surveys.screening_yes")},
              {"no_th", thai("surveys.screening_no")},
              {"question_en", "Have you used a service of {agency}, or had business with it, in this fiscal year?"},
              {"yes_en", "Yes"},
              {"no_en", "No"}});
  EXPECT_EQ(std::get<http::Response>(save(usual)).status, 303);
  EXPECT_EQ(set().words, surveys::ScreeningWords()) << "unchanged words stay those of the program";

  const util::Fields own = fields({{"question_th", "Q {agency}"},
                                   {"yes_th", "Y"},
                                   {"no_th", "N"},
                                   {"question_en", "Did {agency} <b>serve</b> you? {agency}!"},
                                   {"yes_en", "It did"},
                                   {"no_en", "It did not"}});
  util::Fields missing = fields({{"question_th", "Q"}});
  EXPECT_TRUE(std::get<site::View>(save(missing)).has_problems) << "in both languages";
  EXPECT_EQ(std::get<http::Response>(save(own)).status, 303);
  EXPECT_EQ(set().words.en.yes, "It did");
  ask_so(set());
  const std::string start =
      body(world.ask(&AnsweringPages::start, get("/survey/l", fields({{"link", link()}}), fields({{"lang", "en"}}))));
  EXPECT_NE(start.find("Did Rawe &lt;b&gt;serve&lt;/b&gt; you? Rawe!"), std::string::npos) << start;
  EXPECT_NE(start.find("It did not"), std::string::npos);
  EXPECT_EQ(start.find("Have you used"), std::string::npos);

  world.rounds.by_cycle.at(survey_test::k_cycle).begun = true;
  world.live.renew();
  http::Request later = get("/x", path);
  EXPECT_EQ(shown(asking.form(later, world.visitor)).find("name=\"question_en\""), std::string::npos);
  EXPECT_EQ(std::get<http::Response>(save(usual)).status, 303);
  EXPECT_EQ(set().words.en.yes, "It did") << "everybody is asked the same";
}

DB_TEST(Respondents, find_a_poster_and_a_picture_of_the_link)
{
  if (engine() != db::Engine::sqlite) GTEST_SKIP() << "no database in it";
  const auto file = [&](const char* agency, const char* instrument, const char* as) {
    http::Request request = get("/x", fields({{"cycle", "7"}, {"agency", agency}, {"instrument", instrument}}),
                                fields({{"as", as}, {"lang", "en"}}));
    return std::get<http::Response>(posters.file(request, world.visitor));
  };
  const std::string address = "https://ita.example" + surveys::link_path(world.signer, k_public);
  EXPECT_EQ(body(file("31", "EIT", "pdf")), "Rawe " + address);
  EXPECT_NE(file("31", "EIT", "pdf").headers.get("Content-Disposition").find("Survey%20poster%20Rawe.pdf"),
            std::string::npos);
  EXPECT_TRUE(body(file("31", "EIT", "png")).starts_with("\x89PNG"));
  EXPECT_EQ(file("31", "EIT", "png").headers.get("Content-Type"), "image/png");
  const std::string svg = body(file("31", "EIT", "svg"));
  EXPECT_TRUE(svg.starts_with("<svg "));
  EXPECT_NE(svg.find("Tambon &quot;Rawe&quot; &lt;b&gt;"), std::string::npos) << "escaped";
  EXPECT_THROW(file("31", "IIT", "pdf"), http::NotFound) << "staff have no link";
  EXPECT_THROW(file("31", "EIT", "exe"), http::NotFound);
  EXPECT_THROW(file("99", "EIT", "pdf"), http::NotFound);
}

}  // namespace
