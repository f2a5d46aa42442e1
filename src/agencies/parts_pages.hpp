// SPDX-License-Identifier: Apache-2.0
// What several pages of the register share: words of an agency's fields, ways up, the reason that every act asks for.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "lib/html/components.hpp"
#include "lib/html/page.hpp"
#include "lib/http/request.hpp"

#include "src/accounts/visitor.hpp"
#include "src/agencies/agency_store.hpp"

namespace agencies {

/// "agencies.type." and "subdistrict"; empty text for no code.
html::Phrase named_phrase(const char* prefix, const std::string& code);
std::vector<html::Option> type_options();
std::vector<html::Option> province_options();  ///< in the order of their Thai names
std::vector<html::Option> size_options();

std::string path_of(std::int64_t agency);    ///< "/agencies/12"
std::string object_of(std::int64_t agency);  ///< "agency 12", for the audit log

/// The agency of the path; http::NotFound where there is none.
Agency agency_in_path(const AgencyStore& store, const http::Request& request);

/// Register → agency → this page.
std::vector<html::Link> way_to_agency(const accounts::Visitor& visitor, const Agency& agency, html::Phrase here);
std::vector<html::Link> way_to_register(html::Phrase here);

const html::Field& reason_field();
std::string read_reason(html::Form& form);

/// Problems of a file as a list for {{> file_faults}}: "line 4, column 2: …", said in the language of the reader.
std::vector<std::string> shown_problems(const util::Problems& problems, const util::Messages& messages);

}  // namespace agencies
