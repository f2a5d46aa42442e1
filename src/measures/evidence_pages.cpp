// SPDX-License-Identifier: Apache-2.0
#include "src/measures/evidence_pages.hpp"

#include <utility>

#include "lib/http/outcome.hpp"
#include "lib/office/file_kind.hpp"
#include "lib/site/path.hpp"
#include "lib/util/files.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/measures/evidence_store.hpp"
#include "src/measures/progress_parts_pages.hpp"

namespace measures {
namespace {

using html::Field;
using html::Word;

constexpr const char* k_evidence_accepted = ".pdf,.docx,.xlsx,.pptx,.odt,.ods,.png,.jpg,.jpeg,.csv,.txt";

const Field k_step_field{.name = "step", .label = Word{"follow_up.evidence_of"}};
const Field k_url_field{.name = "url", .label = Word{"follow_up.link"}, .hint = Word{"follow_up.link_hint"}};
const Field k_link_name_field{.name = "name", .label = Word{"follow_up.link_name"}};

Field evidence_file_field(std::int64_t limit)
{
  return {.name = "file",
          .label = Word{"follow_up.file"},
          .hint = Word{"follow_up.file_hint", {{"most", shown_size(limit)}}}};
}

std::vector<html::Option> step_options(const Measure& measure)
{
  std::vector<html::Option> options{{"0", Word{"follow_up.whole_measure"}}};
  std::size_t number = 0;
  for (const Step& step : measure.steps)
    options.push_back({std::to_string(step.id), std::to_string(++number) + ". " + step.words});
  return options;
}

/// Bytes first, rows after: a row without its bytes would be worse than bytes without a row.
void keep_evidence(const http::Upload& upload, const std::filesystem::path& files)
{
  const std::filesystem::path target = evidence_kept_at(files, upload.sha256());
  std::error_code none;
  if (std::filesystem::file_size(target, none) == upload.size() && !none) return;
  util::make_folders(target.parent_path());
  upload.take(target);
}

Evidence evidence_in_path(db::Connection& connection, const Place& place, const Measure& measure,
                          const http::Request& request)
{
  auto found = EvidenceStore(connection).find(place.agency.id, measure.id, site::id_in_path(request, "evidence"));
  if (!found) throw http::NotFound("no such evidence");
  return std::move(*found);
}

Evidence removable_evidence(db::Connection& connection, const Place& place, const Measure& measure,
                            const http::Request& request)
{
  require_reporter(connection, place, measure);
  Evidence found = evidence_in_path(connection, place, measure, request);
  if (found.is_removed) throw http::SeeOther(progress_path(place, measure.id));
  return found;
}

const http::Upload* sent_file(http::Request& request)
{
  const http::Upload* upload = request.file("file");
  return upload != nullptr && upload->size() > 0 ? upload : nullptr;
}

}  // namespace

std::filesystem::path evidence_kept_at(const std::filesystem::path& files, const std::string& sha256)
{
  return files / "measures" / sha256.substr(0, 2) / sha256;
}

std::size_t EvidencePages::request_limit(std::int64_t file_limit)
{
  constexpr std::size_t k_around = std::size_t{64} * 1024;  // what a form has beside the file
  return 2 * static_cast<std::size_t>(file_limit) + k_around;
}

site::View EvidencePages::evidence_view(const Place& place, const Measure& measure, const html::Form& form) const
{
  site::View view{.title = Word{"follow_up.evidence_add"}, .view = "measures/evidence"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_progress(place, measure, Word{"follow_up.evidence_add"});
  view.values.set("summary", html::error_summary(form))
      .set("measure_title", measure.title)
      .set("step", html::select(form, k_step_field, step_options(measure)))
      .set("file", html::file_input(form, evidence_file_field(parts_.file_limit), k_evidence_accepted))
      .set("url", html::text_input(form, k_url_field, {.type = "text", .mode = "url"}))
      .set("name", html::text_input(form, k_link_name_field))
      .set("send", html::button(Word{"follow_up.evidence_send"}))
      .set("action", place.path_of(measure.id) + "/evidence")
      .set("back", progress_path(place, measure.id));
  return view;
}

site::Answer EvidencePages::form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    const Measure measure = seen_measure(connection, place, request);
    require_reporter(connection, place, measure);
    util::Fields fields;
    fields.add("step", std::string(request.query.get("step")));
    return evidence_view(place, measure, html::Form(std::move(fields)));
  });
}

/// The file and the link that were sent, either or both, with every fault in the form.
std::vector<Evidence> EvidencePages::read(html::Form& form, http::Request& request, const Measure& measure) const
{
  std::vector<Evidence> evidence;
  Evidence shared;
  const std::string step = form.choice(k_step_field, html::values_of(step_options(measure)));
  if (const std::int64_t of = hidden_number(form.typed(), "step"); of != 0 && !step.empty()) shared.step = of;
  const Field file = evidence_file_field(parts_.file_limit);
  const http::Upload* upload = sent_file(request);
  if (upload != nullptr && upload->size() > static_cast<std::uint64_t>(parts_.file_limit)) {
    form.refuse(
        file, "follow_up.file_too_large",
        {{"size", shown_size(static_cast<std::int64_t>(upload->size()))}, {"most", shown_size(parts_.file_limit)}});
  } else if (upload != nullptr) {
    const office::FileKind kind = office::file_kind(upload->path(), upload->file_name);
    if (kind == office::FileKind::unknown) form.refuse(file, "follow_up.file_unknown");
    Evidence one = shared;
    one.name = shown_file_name(upload->file_name);
    one.type = std::string(office::media_type(kind));
    one.bytes = static_cast<std::int64_t>(upload->size());
    one.sha256 = upload->sha256();
    evidence.push_back(std::move(one));
  }
  const std::string name = form.text(k_link_name_field, {.required = false, .at_most = k_longest_evidence_name});
  const std::string url = form.web_address(k_url_field, html::Needed::no);
  if (!url.empty()) {
    Evidence one = shared;
    one.kind = EvidenceKind::link;
    one.name = name.empty() ? url : name;
    one.url = url;
    evidence.push_back(std::move(one));
  }
  if (evidence.empty() && form.ok()) form.refuse(file, "follow_up.evidence_missing");
  return evidence;
}

site::Answer EvidencePages::take(http::Request& request, const accounts::Visitor& visitor)
{
  html::Form form(request.form);
  std::vector<Evidence> sent;
  // Who may not is told before anything is stored.
  const auto refused = parts_.database.read([&](db::Connection& connection) -> std::optional<site::View> {
    const Place place = place_of(connection, request, visitor);
    const Measure measure = seen_measure(connection, place, request);
    require_reporter(connection, place, measure);
    sent = read(form, request, measure);
    if (form.ok()) return std::nullopt;
    return evidence_view(place, measure, form);
  });
  if (refused) return *refused;
  if (const http::Upload* upload = sent_file(request)) keep_evidence(*upload, parts_.files);
  std::string path;
  std::size_t added = 0;
  parts_.database.write([&](db::Connection& connection) {
    const Place place = place_of(connection, request, visitor);
    const Measure measure = seen_measure(connection, place, request);
    require_reporter(connection, place, measure);
    path = progress_path(place, measure.id);
    added = 0;
    for (const Evidence& one : sent) {
      if (!EvidenceStore(connection).add(measure, one, {visitor.account, parts_.clock.now(), {}})) continue;
      ++added;
      accounts::AuditStore(connection, parts_.clock)
          .add(visitor, "measure.evidence", place.object(measure.id),
               one.kind == EvidenceKind::file ? one.name + " " + one.sha256 : one.url);
    }
  });
  return parts_.site.done(request, path, Word{added > 0 ? "follow_up.evidence_taken" : "follow_up.evidence_there"});
}

site::Answer EvidencePages::hand_out(http::Request& request, const accounts::Visitor& visitor)
{
  const Evidence found = parts_.database.read([&](db::Connection& connection) {
    const Place place = place_of(connection, request, visitor);
    return evidence_in_path(connection, place, seen_measure(connection, place, request), request);
  });
  if (found.kind != EvidenceKind::file) throw http::NotFound("no file");
  return http::attachment(http::FileBody{.path = evidence_kept_at(parts_.files, found.sha256)}, found.type, found.name);
}

site::Answer EvidencePages::remove_form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    const Measure measure = seen_measure(connection, place, request);
    const Evidence evidence = removable_evidence(connection, place, measure, request);
    site::View view{.title = Word{"follow_up.evidence_remove"}, .view = "measures/follow_up_confirm"};
    view.breadcrumbs = way_to_progress(place, measure, Word{"follow_up.evidence_remove"});
    view.values.set("confirmation",
                    html::confirmation({.question = Word{"follow_up.evidence_question", {{"name", evidence.name}}},
                                        .explanation = Word{"follow_up.evidence_explanation"},
                                        .button = Word{"follow_up.evidence_remove"},
                                        .action = request.path,
                                        .back = progress_path(place, measure.id)}));
    return view;
  });
}

site::Answer EvidencePages::remove(http::Request& request, const accounts::Visitor& visitor)
{
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    const Place place = place_of(connection, request, visitor);
    const Measure measure = seen_measure(connection, place, request);
    const Evidence evidence = removable_evidence(connection, place, measure, request);
    path = progress_path(place, measure.id);
    EvidenceStore(connection).remove(measure, evidence, {visitor.account, parts_.clock.now(), {}});
    accounts::AuditStore(connection, parts_.clock)
        .add(visitor, "measure.evidence_removed", place.object(measure.id), evidence.name);
  });
  return parts_.site.done(request, path, Word{"follow_up.evidence_removed"});
}

}  // namespace measures
