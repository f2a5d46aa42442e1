// SPDX-License-Identifier: Apache-2.0
// The form in which a document is edited: its head and the text of each section.
#pragma once
#include "lib/html/form.hpp"

#include "src/documents/paper_place_pages.hpp"

namespace documents {

util::Fields fields_of_paper(const PaperContent& content, std::int64_t revision);
/// `now` with what was typed; faults are left in the form. A section whose text differs is somebody's own from then on;
/// one that is to be filled again is not any more.
PaperContent read_paper(html::Form& form, const PaperContent& now);
/// The fields as values of view documents/edit.
void add_form_values(site::View& view, const html::Form& form, const PaperContent& content, const PaperKind& kind);

}  // namespace documents
