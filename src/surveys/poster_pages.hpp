// SPDX-License-Identifier: Apache-2.0
// What an agency hangs up so that the public answers: a poster as PDF, and the QR code of its link as PNG and SVG.
#pragma once
#include <functional>
#include <string>

#include "lib/http/signed.hpp"
#include "lib/site/site.hpp"

#include "src/accounts/visitor.hpp"
#include "src/surveys/place_pages.hpp"
#include "src/surveys/poster.hpp"

namespace surveys {

class PosterPages {
 public:
  using MakePoster = std::function<std::string(const Poster&)>;  ///< a PDF
  /// `address`: where the site is found from outside, "https://ita.example". All references outlive it.
  PosterPages(const site::Site& site, const http::Signer& signer, const LiveRounds& rounds, std::string address,
              MakePoster make_poster);

  /// GET …/surveys/poster/{instrument}, ?as=pdf, png or svg.
  site::Answer file(http::Request& request, const accounts::Visitor& visitor);

 private:
  const site::Site& site_;
  const http::Signer& signer_;
  const LiveRounds& rounds_;
  std::string address_;
  MakePoster make_poster_;
};

}  // namespace surveys
