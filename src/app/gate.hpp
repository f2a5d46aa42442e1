// SPDX-License-Identifier: Apache-2.0
// Stands before every page: recognises who asks, lets in who may, refuses forms that did not come from a page of ours,
// and puts the view into the frame that belongs to the visitor.
#pragma once
#include <functional>
#include <string>

#include "src/app/routes.hpp"

namespace app {

/// Who asks, and the secret of the session that forms are tied to; empty where nobody is signed in.
struct Recognised {
  accounts::Visitor visitor;
  std::string session;
};
using Recognise = std::function<Recognised(const http::Request&)>;

/// What the visitor finds at the top and at the foot of every page.
using Furnish = std::function<site::Frame(const http::Request&, const accounts::Visitor&)>;

class Gate {
 public:
  Gate(const Resources& resources, Recognise recognise, Furnish furnish);

  /// The route with the gate before it. std::logic_error for an immediate route that is not for everybody.
  http::Route guard(PageRoute route) const;

 private:
  http::Response pass(const PageRoute& route, http::Request& request) const;
  void admit(const PageRoute& route, const http::Request& request, const accounts::Visitor& visitor) const;
  http::Response framed(site::View view, const http::Request& request, const Recognised& who,
                        std::string form_key) const;

  Resources resources_;
  Recognise recognise_;
  Furnish furnish_;
};

/// What the path of the request names; http::NotFound where it says so with what is no number.
accounts::Object object_of(const http::Request& request);

}  // namespace app
