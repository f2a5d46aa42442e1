// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/poster_pages.hpp"

#include <utility>

#include "lib/chart/qr_code.hpp"
#include "lib/http/outcome.hpp"
#include "lib/office/document.hpp"

#include "src/surveys/answering_pages.hpp"

namespace surveys {
namespace {

constexpr double k_qr_module = 9.6;  // points: 20 dots of the PNG

/// The survey of the instrument in the path that is answered by link; http::NotFound where there is none.
Questionnaire asked_by_link(const http::Request& request, const AgencyPlace& place)
{
  const std::string_view instrument = request.parameters.get("instrument");
  for (Questionnaire& asked : questionnaires(*place.round->framework)) {
    if (way_of(asked) == Way::link && asked.framework->instruments[asked.instrument].code == instrument)
      return std::move(asked);
  }
  throw http::NotFound();
}

Poster poster_of(const AgencyPlace& place, const Questionnaire& asked, std::string link)
{
  const framework::Instrument& instrument = asked.framework->instruments[asked.instrument];
  return {.agency = place.about->name_th,
          .agency_en = place.about->name_en,
          .survey = instrument.name.in(util::Language::thai),
          .survey_en = instrument.name.in(util::Language::english),
          .fiscal_year = asked.framework->fiscal_year,
          .questions = asked.questions.size(),
          .address = std::move(link),
          .last_day = std::chrono::sys_days(std::chrono::days(place.round->last_day))};
}

chart::Svg qr_of(const Poster& poster)
{
  return chart::qr_drawing(poster.address, {poster.agency, poster.address}, k_qr_module);
}

std::string png_of(chart::Svg svg)
{
  return office::to_png({.svg = std::move(svg.text),
                         .width = svg.width,
                         .height = svg.height,
                         .title = std::move(svg.title),
                         .drawing = std::move(svg.drawing)});
}

}  // namespace

PosterPages::PosterPages(const site::Site& site, const http::Signer& signer, const LiveRounds& rounds,
                         std::string address, MakePoster make_poster)
    : site_(site), signer_(signer), rounds_(rounds), address_(std::move(address)), make_poster_(std::move(make_poster))
{
}

site::Answer PosterPages::file(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  const AgencyPlace place = agency_of(request, rounds_);
  const Questionnaire asked = asked_by_link(request, place);
  const framework::Instrument& instrument = asked.framework->instruments[asked.instrument];
  const Survey survey{place.round->cycle, place.agency, instrument.code, instrument.parts[asked.part].code};
  const Poster poster = poster_of(place, asked, address_ + link_path(signer_, survey));
  const util::Language language = site::language_of(request);
  const html::Words& words = site_.words(language);
  const std::string& agency = place.about->name(language);
  const std::string qr_name = words.plain(html::Word{"surveys.qr_file"}) + " " + agency;
  const std::string_view as = request.query.get("as");
  if (as == "png") return http::attachment(png_of(qr_of(poster)), "image/png", qr_name + ".png");
  if (as == "svg") return http::attachment(qr_of(poster).text, "image/svg+xml", qr_name + ".svg");
  if (!as.empty() && as != "pdf") throw http::NotFound();
  return http::attachment(make_poster_(poster), "application/pdf",
                          words.plain(html::Word{"surveys.poster_file"}) + " " + agency + ".pdf");
}

}  // namespace surveys
