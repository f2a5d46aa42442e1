// SPDX-License-Identifier: Apache-2.0
#include "src/documents/public_paper_pages.hpp"

#include <utility>

#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"
#include "lib/thai/thai.hpp"

#include "src/agencies/agency_store.hpp"
#include "src/documents/paper_phrases.hpp"

namespace documents {
namespace {

using html::Word;

constexpr std::size_t k_most_kept = 64;

Paper published_in_path(db::Connection& connection, const http::Request& request)
{
  auto paper = PaperStore(connection).published(site::id_in_path(request, "document"));
  if (!paper) throw http::NotFound("no published document");
  return std::move(*paper);
}

office::Document document_of(db::Connection& connection, const PaperPageParts& parts, const Paper& paper)
{
  const util::Messages& words = words_of(parts, paper);
  return laid_out(
      printed_paper(connection, paper, paper.version, PaperStore(connection).approvals(paper.agency, paper.id), words),
      *PaperKinds::embedded().find(paper.kind), words);
}

}  // namespace

site::Answer PublicPaperPages::show(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const util::Language language = site::language_of(request);
    const Paper paper = published_in_path(connection, request);
    const auto agency = agencies::AgencyStore(connection).find(paper.agency);
    const PaperStore store(connection);
    site::View view{.title = paper.subject, .view = "documents/public"};
    view.breadcrumbs = {{html::name_of(*agency), "/results/agencies/" + std::to_string(paper.agency)},
                        {paper.subject, "", true}};
    const std::string path = "/papers/" + std::to_string(paper.id) + "/";
    view.values.set("heading", paper.subject)
        .set("agency", html::name_of(*agency))
        .set("kind", PaperKinds::embedded().find(paper.kind)->name.in(language))
        .set("number", paper.number_text)
        .set("day", paper.day ? day_in_words(*paper.day, language) : std::string())
        .set("published", paper.published_at ? paper_day(*paper.published_at, language) : std::string())
        .set("digest", store.versions(paper.agency, paper.id).front().digest)
        .set("pdf", path + "pdf")
        .set("docx", path + "docx")
        .set("html", path + "html")
        .set("xlsx", path + "xlsx")
        .set("preview", preview_values(document_of(connection, parts_, paper)))
        .list("signed");
    for (const Approval& one : standing(store.approvals(paper.agency, paper.id)))
      view.values.add("signed", html::Values()
                                    .set("position", one.position)
                                    .set("at", one.settled_at ? paper_day(*one.settled_at, language) : std::string()));
    return view;
  });
}

PublicPaperPages::Kept PublicPaperPages::rendered(db::Connection& connection, const Paper& paper,
                                                  const std::string& format)
{
  const std::string key = std::to_string(paper.id) + " " + std::to_string(paper.revision) + " " + format;
  {
    const std::lock_guard lock(mutex_);
    if (const auto known = kept_.find(key); known != kept_.end()) return known->second;
  }
  auto made = paper_file(document_of(connection, parts_, paper), format);
  if (!made) throw http::NotFound("no such format");
  Kept kept{http::SharedBytes(std::move(made->bytes)), made->type,
            paper.kind + "_" + std::to_string(paper.fiscal_year) + "_" + std::to_string(paper.id) + made->ending};
  const std::lock_guard lock(mutex_);
  if (kept_.emplace(key, kept).second) order_.push_back(key);
  while (order_.size() > k_most_kept) {
    kept_.erase(order_.front());
    order_.pop_front();
  }
  return kept;
}

site::Answer PublicPaperPages::file(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  const std::string format(request.parameters.get("format"));
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Kept kept = rendered(connection, published_in_path(connection, request), format);
    http::Response response = http::attachment(std::string(), kept.type, kept.name);
    response.body = kept.bytes;
    response.headers.set("Cache-Control", "no-cache");
    return response;
  });
}

}  // namespace documents
