// SPDX-License-Identifier: Apache-2.0
#include "src/accounts/access.hpp"

#include <algorithm>

namespace accounts {
namespace {

/// Whether the grant reaches what the path names; a role of the whole programme reaches everything, but an assessor
/// without agencies only what is about none.
bool reaches(const Grant& grant, const Object& object)
{
  if (!grant.agency)
    return grant.role == Role::administrator || grant.role == Role::auditor || (!object.agency && !object.unit);
  if (object.agency && grant.agency != object.agency) return false;
  return !object.unit || !grant.unit || grant.unit == object.unit;
}

}  // namespace

bool may(const Visitor& visitor, const Access& access, const Object& object, bool reads)
{
  if (access.everybody) return true;
  if (!visitor.signed_in()) return false;
  if (access.anyone_signed_in) return true;
  return std::ranges::any_of(visitor.grants, [&](const Grant& grant) {
    const bool audits = grant.role == Role::auditor && reads && !access.roles.empty() && !access.confidential;
    return (audits || std::ranges::find(access.roles, grant.role) != access.roles.end()) && reaches(grant, object);
  });
}

}  // namespace accounts
