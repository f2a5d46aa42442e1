// SPDX-License-Identifier: Apache-2.0
#include "src/accounts/handing_pages.hpp"

namespace accounts {
namespace {

using html::Word;

site::View link_made_view(const PageParts& parts, const http::Request& request, const Scope& scope,
                          const Account& account, std::string_view path)
{
  return {.title = Word{"accounts.link_made"},
          .view = "accounts/link_made",
          .values = html::Values()
                        .set("name", account.name)
                        .set("login", account.login)
                        .set("link", absolute(parts, request, path))
                        .set("person", scope.base + "/" + std::to_string(account.id))};
}

}  // namespace

bool goes_by_mail(const PageParts& parts, std::string_view login)
{
  return parts.send && !parts.settings.address.empty() && login.find('@') != std::string_view::npos;
}

void send_by_mail(const PageParts& parts, const Account& account, const MadeLink& link)
{
  const bool english = account.language == "en";
  const html::Words& words = parts.site.words(english ? util::Language::english : util::Language::thai);
  const std::string kind = link.purpose == LinkPurpose::invitation ? "_invitation" : "";
  parts.send({.to = account.login,
              .subject = words.plain(Word{"accounts.letter_subject" + kind}),
              .text = words.plain(Word{"accounts.letter_text" + kind,
                                       {{"name", account.name}, {"link", parts.settings.address + link.path}}})});
}

site::Answer hand_over(const PageParts& parts, const http::Request& request, const Scope& scope, const Account& account,
                       const MadeLink& link, bool by_hand)
{
  if (by_hand || !goes_by_mail(parts, account.login)) return link_made_view(parts, request, scope, account, link.path);
  send_by_mail(parts, account, link);
  return parts.site.done(request, scope.base + "/" + std::to_string(account.id),
                         Word{"accounts.link_sent", {{"login", account.login}}});
}

}  // namespace accounts
