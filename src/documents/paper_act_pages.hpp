// SPDX-License-Identifier: Apache-2.0
// What is done with an official document: sent along the chain, signed, returned, numbered, published, used as
// evidence, cancelled. Each asks before.
#pragma once
#include <functional>
#include <string>

#include "src/documents/paper_place_pages.hpp"

namespace documents {

class PaperActPages {
 public:
  static constexpr std::size_t k_picture_limit = 1'000'000;  ///< bytes of a signature or an emblem

  explicit PaperActPages(const PaperPageParts& parts) : parts_(parts) {}

  site::Answer send_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer send(http::Request& request, const accounts::Visitor& visitor);
  site::Answer sign_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer sign(http::Request& request, const accounts::Visitor& visitor);
  site::Answer return_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer give_back(http::Request& request, const accounts::Visitor& visitor);
  site::Answer number_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer number(http::Request& request, const accounts::Visitor& visitor);
  site::Answer publish_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer publish(http::Request& request, const accounts::Visitor& visitor);
  site::Answer evidence_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer evidence(http::Request& request, const accounts::Visitor& visitor);
  site::Answer cancel_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer cancel(http::Request& request, const accounts::Visitor& visitor);

 private:
  Deed deed(const accounts::Visitor& visitor, std::string reason = {}) const
  {
    return {visitor.account, parts_.clock.now(), std::move(reason)};
  }
  void audit(db::Connection& connection, const accounts::Visitor& visitor, const char* act, const PaperPlace& place,
             const std::string& detail = {}) const;
  /// Whether the form was made from the document as it is.
  static bool is_current(const http::Request& request, const PaperPlace& place)
  {
    return request.form.get("revision") == std::to_string(place.paper.revision);
  }

  /// One that needs a reason.
  struct ReasonedAct {
    const char* name;                              ///< as in `papers.act.…`
    int rows;                                      ///< of the field for the reason
    const char* said;                              ///< when it is done
    std::function<void(const PaperPlace&)> allow;  ///< throws where it may not be done
    std::function<void(db::Connection&, const PaperPlace&, const std::string& reason)> carry_out;
  };
  site::Answer ask_reason(http::Request& request, const accounts::Visitor& visitor, const ReasonedAct& act);
  /// Asks again where the reason is missing.
  site::Answer with_reason(http::Request& request, const accounts::Visitor& visitor, const ReasonedAct& act);
  ReasonedAct giving_back(const accounts::Visitor& visitor) const;
  ReasonedAct cancelling(const accounts::Visitor& visitor) const;

  const PaperPageParts& parts_;
};

/// A picture that somebody sent, drawn anew as PNG of at most that height in points, so that nothing else that the file
/// holds goes on. Nothing where it is no PNG, JPEG or SVG that can be drawn.
std::optional<std::string> redrawn_picture(const http::Upload& upload, double height);

}  // namespace documents
