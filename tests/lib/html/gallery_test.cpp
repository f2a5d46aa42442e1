// SPDX-License-Identifier: Apache-2.0
// The components without a browser: what a reader would see, and that nothing of it is written into the program.
#include "gallery.hpp"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "lib/html/assets.hpp"
#include "lib/html/components.hpp"
#include "lib/html/template_tags.hpp"

#include "gallery_words.hpp"

namespace {

using html_test::GalleryPage;

std::string page_named(const std::vector<GalleryPage>& pages, std::string_view name)
{
  return std::ranges::find(pages, name, &GalleryPage::name)->html;
}

std::vector<GalleryPage> pages(util::Language language)
{
  return html_test::gallery(html_test::gallery_templates(), html_test::gallery_words(language));
}

/// The texts between the tags of the page that have a letter in them.
std::vector<std::string> spoken(std::string_view page)
{
  std::vector<std::string> texts;
  for (const html::Piece& piece : html::anatomy(page).pieces) {
    const bool has_letter =
        std::ranges::any_of(piece.text, [](char c) { return (c >= 'a' && c <= 'z') || c == '\xE0'; });
    if (piece.surrounding == html::Surrounding::text && has_letter) texts.emplace_back(piece.text);
  }
  return texts;
}

TEST(Gallery, RendersInBothLanguagesInThePageOfThatLanguage)
{
  EXPECT_NE(page_named(pages(util::Language::thai), "form").find("<html lang=\"th\""), std::string::npos);
  const std::string english = page_named(pages(util::Language::english), "lists");
  EXPECT_NE(english.find("<html lang=\"en\""), std::string::npos);
  EXPECT_NE(english.find("href=\"/agencies?page=5&amp;lang=th\""), std::string::npos)
      << "the other language keeps the page";
}

TEST(Gallery, NamesOfPeopleAreTextWhateverIsInThem)
{
  for (const GalleryPage& page : pages(util::Language::english)) {
    EXPECT_EQ(page.html.find("<script>"), std::string::npos) << page.name;
    EXPECT_EQ(page.html.find("\u202E"), std::string::npos) << page.name;
  }
  const std::string faults = page_named(pages(util::Language::english), "faults");
  EXPECT_NE(faults.find("value=\"&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &quot;O\u2019Brien&quot;"),
            std::string::npos);
}

TEST(Gallery, EveryFaultLinksToItsFieldAndStandsBesideIt)
{
  const std::string page = page_named(pages(util::Language::english), "faults");
  EXPECT_NE(page.find("<title>Please correct:"), std::string::npos);
  for (const char* field :
       {"email", "secret", "share", "type", "kind", "agree", "units", "opens-day", "paper", "consent"}) {
    EXPECT_NE(page.find(std::string("<a href=\"#") + field + "\">"), std::string::npos) << field;
    EXPECT_NE(page.find(std::string(" id=\"") + field + "\""), std::string::npos) << field;
  }
  EXPECT_NE(page.find("aria-describedby=\"opens-hint opens-error\""), std::string::npos);
  EXPECT_EQ(page_named(pages(util::Language::english), "form").find("govuk-error"), std::string::npos);
}

TEST(Gallery, WhatWasTypedComesBackButNoSecret)
{
  html::Form form(util::Fields({{"secret", "hunter2hunter2"}, {"name", " as typed "}}));
  const html::Templates templates = html_test::gallery_templates();
  const html::Words words = html_test::gallery_words(util::Language::english);
  const auto input = [&](const char* name, const char* type) {
    return templates.render("partials/input", html::text_input(form, {.name = name, .label = "x"}, {.type = type}),
                            words);
  };
  EXPECT_EQ(input("secret", "password").find("hunter2"), std::string::npos);
  EXPECT_NE(input("name", "text").find("value=\" as typed \""), std::string::npos);
}

TEST(Gallery, EveryWordComesFromTheCatalogue)
{
  for (const GalleryPage& page : html_test::gallery(html_test::gallery_templates(), html_test::fake_words())) {
    for (const std::string& text : spoken(page.html)) {
      const bool of_a_person = text.find("rawe.go.th") != std::string::npos ||
                               text.find("agency.go.th") != std::string::npos ||
                               text.find("Brien") != std::string::npos;
      EXPECT_TRUE(of_a_person || text.find("\u27E6") != std::string::npos) << page.name << ": " << text;
    }
  }
}

TEST(Gallery, AQuestionnaireWithItsStylesIsUnder30Kilobytes)
{
  const std::string page = page_named(pages(util::Language::thai), "question");
  const auto gzip = [](const char* name) {
    return std::ranges::find(html::assets(), name, &html::Asset::name)->gzip.size();
  };
  // The page itself is counted as it is, the rest as it goes over the wire.
  EXPECT_LT(page.size() + gzip("questionnaire.css") + gzip("prongsai.js") + gzip("icon.svg"), 30'000U);
}

TEST(Gallery, ErrorsThatHaveNoPageOfTheirOwnAreToldAsTheirKind)
{
  const html::Templates templates = html_test::gallery_templates();
  const html::Words words = html_test::gallery_words(util::Language::thai);
  const auto shown = [&](int status) { return html::render_error(templates, words, html::Page{}, status); };
  EXPECT_EQ(shown(418), shown(400));
  EXPECT_EQ(shown(502), shown(500));
  for (const int status : {400, 403, 404, 405, 408, 409, 410, 413, 414, 422, 429, 431, 500, 503})
    EXPECT_FALSE(shown(status).empty());
}

}  // namespace
