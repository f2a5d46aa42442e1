// SPDX-License-Identifier: Apache-2.0
#include "gallery.hpp"

#include <filesystem>

#include "lib/html/assets.hpp"
#include "lib/html/components.hpp"
#include "lib/html/table_query.hpp"
#include "lib/util/files.hpp"

namespace html_test {
namespace {

using html::Colour;
using html::Field;
using html::Form;
using html::Link;
using html::Option;
using html::Page;
using html::Phrase;
using html::Values;
using html::Word;

Word sample(const char* name)
{
  return {std::string("sample.") + name};
}

const std::string k_hostile = "<script>alert('x')</script> \"O\u2019Brien\" \u202Egnp.exe \u200B&amp;";

Page frame(Word title, std::string here)
{
  Page page{.title = std::move(title), .here = std::move(here), .csrf = "token"};
  page.navigation = {{sample("home"), "/home"},
                     {sample("agencies"), "/agencies", true},
                     {sample("rounds"), "/rounds"},
                     {sample("surveys"), "/surveys"},
                     {sample("results"), "/results"}};
  page.breadcrumbs = {{sample("home"), "/home"}, {sample("agencies"), "/agencies"}, {sample("long"), "", true}};
  page.foot = {{sample("results"), "/results"}, {sample("surveys"), "/surveys"}};
  page.signed_in = html::SignedIn{"coordinator@rawe.go.th", "/account", "/sign-out"};
  return page;
}

struct SampleForm {
  Field agency{.name = "agency", .label = sample("label"), .hint = sample("hint")};
  Field email{.name = "email", .label = sample("email")};
  Field secret{.name = "secret", .label = sample("secret")};
  Field share{.name = "share", .label = sample("share")};
  Field note{.name = "note", .label = sample("note"), .hint = sample("hint")};
  Field type{.name = "type", .label = sample("type")};
  Field kind{.name = "kind", .label = sample("question"), .hint = sample("hint")};
  Field agree{.name = "agree", .label = sample("opens")};
  Field units{.name = "units", .label = sample("units")};
  Field opens{.name = "opens", .label = sample("opens"), .hint = sample("hint")};
  Field paper{.name = "paper", .label = sample("file")};
  Field consent{.name = "consent", .label = sample("consent")};
  std::vector<Option> scale{{"0", sample("never")}, {"1", sample("some"), sample("hint")}, {"2", sample("much")}};
  std::vector<Option> yes_no{{"y", sample("yes")}, {"n", sample("no")}};

  void read(Form& form) const
  {
    form.text(agency, {.at_most = 100});
    form.email(email);
    form.secret(secret, 12, 200);
    form.decimal(share, {.at_most = 100});
    form.text(note, {.lines = true});
    form.choice(type, html::values_of(scale));
    form.choice(kind, html::values_of(scale));
    form.choice(agree, html::values_of(yes_no));
    form.choices(units, html::values_of(scale), 1);
    form.date(opens);
    form.refuse(paper, "html.empty");
    if (!form.checked(consent)) form.refuse(consent, "html.empty");
  }

  Values values(const Form& form) const
  {
    return Values()
        .set("summary", html::error_summary(form))
        .set("heading", sample("heading"))
        .set("agency", html::text_input(form, agency))
        .set("email", html::text_input(form, email, {.type = "email", .autocomplete = "email", .width = 30}))
        .set("secret", html::text_input(form, secret, {.type = "password", .autocomplete = "current-password"}))
        .set("share", html::text_input(form, share, {.mode = "decimal", .width = 5, .unit = sample("percent")}))
        .set("note", html::text_area(form, note))
        .set("type", html::select(form, type, scale))
        .set("kind", html::radios(form, kind, scale))
        .set("agree", html::radios(form, agree, yes_no, {.in_line = true}))
        .set("units", html::checkboxes(form, units, scale))
        .set("opens", html::date_input(form, opens))
        .set("paper", html::file_input(form, paper, ".csv,.xlsx"))
        .set("consent", html::checkbox(form, consent))
        .set("save", html::button(sample("save")));
  }
};

Form filled_with_faults()
{
  return Form(util::Fields({{"agency", k_hostile},
                            {"email", "name@"},
                            {"share", "\u0E51\u0E52\u0E53"},
                            {"note", "1\n2"},
                            {"opens-day", "31"},
                            {"opens-month", "\u0E01.\u0E1E."},
                            {"opens-year", "2569"}}));
}

Values table()
{
  const html::TableShape shape{.path = "/agencies",
                               .caption = sample("agencies"),
                               .columns = {{"name", sample("label")},
                                           {"type", sample("type"), false},
                                           {"score", sample("score"), true, true},
                                           {"state", sample("state")}},
                               .sorted_by = "name",
                               .searchable = true,
                               .filters = {{"type", sample("type"), {{"a", sample("long")}, {"b", sample("some")}}}},
                               .rows_a_page = 50};
  const html::TableQuery query(shape, util::Fields({{"page", "5"}, {"search", "<i>"}, {"type", "a"}}));
  Values head = query.head();
  head.add("rows", html::Row({{sample("long"), "/agencies/1"},
                              {sample("some")},
                              {"85.42", "", {}, true},
                              {sample("open"), "", Colour::blue}}));
  head.add(
      "rows",
      html::Row(
          {{k_hostile, "/agencies/2"}, {sample("much")}, {"100.00", "", {}, true}, {sample("late"), "", Colour::red}}));
  return Values().set("table", head).set("pagination", query.pagination(8325)).set("narrowing", query.narrowing());
}

Values lists()
{
  Values values = table();
  values.set("heading", sample("heading")).set("words", sample("hint"));
  values.set("tabs", html::tabs(sample("agencies"), {{sample("agencies"), "/a"}, {sample("results"), "/b", true}}));
  values.set("summary", html::summary_list({{sample("label"), sample("long"), Link{sample("change"), "/change"}},
                                            {sample("email"), Phrase("name@agency.go.th")},
                                            {sample("note"), Phrase(k_hostile), Link{sample("change"), "/change"}}}));
  values.set("tasks", html::task_list("steps", {{sample("import"), "/import", sample("none_why"), sample("done")},
                                                {sample("surveys"), "/surveys", "", sample("open"), Colour::blue},
                                                {sample("results"), "", sample("hint"), sample("late"), Colour::red}}));
  for (int i = 0; i < 8; ++i)
    values.add("tags", html::tag(sample("state"), static_cast<Colour>(i)));
  values.set("nothing", html::nothing_yet(sample("none"), sample("none_why"), Link{sample("import"), "/import"}));
  return values;
}

Values confirmation()
{
  util::Fields kept;
  kept.add("round", "1");
  return Values().set("confirmation", html::confirmation({.question = sample("delete"),
                                                          .explanation = sample("delete_why"),
                                                          .warning = sample("delete_never"),
                                                          .button = sample("delete_button"),
                                                          .action = "/close",
                                                          .back = "/rounds",
                                                          .kept = kept}));
}

/// As a citizen meets it: nine questions on one page, the light style sheet.
std::string questionnaire(const html::Templates& templates, const html::Words& words)
{
  const SampleForm sample_form;
  const Form form;
  Values values = Values().set("heading", sample("surveys"));
  for (int i = 1; i <= 9; ++i) {
    const Field field{.name = "e" + std::to_string(i), .label = sample("question")};
    values.add("questions", html::radios(form, field, sample_form.scale));
  }
  values.set("summary", html::error_summary(form)).set("note", html::text_area(form, sample_form.note));
  values.set("save", html::button(sample("save")));
  const Page page{.title = sample("surveys"), .here = "/s/1", .csrf = "token", .style = "questionnaire.css"};
  return html::render(templates, words, page, "gallery/question", values);
}

}  // namespace

html::Templates gallery_templates()
{
  std::vector<html::TemplateFile> files = html::embedded_template_files();
  const std::filesystem::path folder = PRONGSAI_SOURCE_DIR "/tests/lib/html/views";
  for (const char* name : {"form", "lists", "confirm", "question"}) {
    const std::filesystem::path path = folder / (std::string(name) + ".html");
    files.push_back({std::string("gallery/") + name, path.string(), util::read_file(path)});
  }
  return html::Templates(std::move(files));
}

std::vector<GalleryPage> gallery(const html::Templates& templates, const html::Words& words)
{
  const SampleForm sample_form;
  const Form empty;
  Form faulty = filled_with_faults();
  sample_form.read(faulty);
  Page faulty_page = frame(sample("heading"), "/agencies/new");
  faulty_page.has_problems = true;
  Page noticed = frame(sample("agencies"), "/agencies?page=5");
  noticed.notice = html::Notice{html::Notice::Kind::done, sample("saved")};
  Page warned = frame(sample("delete"), "/close");
  warned.notice = html::Notice{html::Notice::Kind::important, sample("saved")};
  const auto shown = [&](const Page& page, const char* view, const Values& values) {
    return html::render(templates, words, page, view, values);
  };
  return {{"form", shown(frame(sample("heading"), "/agencies/new"), "gallery/form", sample_form.values(empty))},
          {"faults", shown(faulty_page, "gallery/form", sample_form.values(faulty))},
          {"lists", shown(noticed, "gallery/lists", lists())},
          {"confirm", shown(warned, "gallery/confirm", confirmation())},
          {"question", questionnaire(templates, words)},
          {"error", html::render_error(templates, words, Page{.here = "/absent"}, 500, "7F3A-22")}};
}

}  // namespace html_test
