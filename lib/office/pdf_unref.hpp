// SPDX-License-Identifier: Apache-2.0
// Ownership of what Pango and librsvg hand out.
#pragma once
#include <glib-object.h>

namespace office::pdf {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};

}  // namespace office::pdf
