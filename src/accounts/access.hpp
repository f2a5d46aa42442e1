// SPDX-License-Identifier: Apache-2.0
// Who may use a route. The default is nobody. A route of one agency names it in its path as {agency}, one of a unit as
// {unit} besides; then a role counts only for that agency or unit.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "src/accounts/visitor.hpp"

namespace accounts {

struct Access {
  bool everybody = false;  ///< the public too
  bool anyone_signed_in = false;
  std::vector<Role> roles = {};  ///< of the programme, or of the agency or unit that the path names
  bool confidential = false;     ///< not even auditors read it: what people entrusted to a few
};

/// What the path of a request names.
struct Object {
  std::optional<std::int64_t> agency = {};
  std::optional<std::int64_t> unit = {};
};

/// `reads`: the request changes nothing. An auditor may read whatever any role may and is not
/// confidential; an administrator has every agency,
/// where the route is for administrators at all.
bool may(const Visitor& visitor, const Access& access, const Object& object, bool reads);

}  // namespace accounts
