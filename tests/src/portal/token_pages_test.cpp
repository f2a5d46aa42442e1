// SPDX-License-Identifier: Apache-2.0
// Tokens as an administrator makes and revokes them: each for some acts only, and those of a disclosure for one agency.
#include "src/portal/token_pages.hpp"

#include "lib/util/random.hpp"

#include "src/portal/token_store.hpp"

#include "portal_world.hpp"

namespace {

using portal_test::Portal;
using site_test::sent_fields;
using site_test::the_site;

accounts::Visitor maker()
{
  return {.account = 7, .name = "Somchai", .grants = {{.role = accounts::Role::administrator}}};
}

class TokenPagesTest : public db_test::OnEngine {
 protected:
  TokenPagesTest() : OnEngine(db::read_migrations(util::embedded_program_files())) {}

  /// The page, or where it leads.
  std::string make(const std::string& scope, const std::string& agency, const std::string& days = "30")
  {
    http::Request request = site_test::page_request(
        "/tokens", sent_fields({{"name", "web site"}, {"scopes", scope}, {"agency", agency}, {"days", days}}), {});
    return site_test::page_html(request, pages.make(request, maker()));
  }
  std::vector<portal::Token> tokens()
  {
    return database().read([&](db::Connection& c) { return portal::TokenStore(c, hash).all(); });
  }

  result_test::World world = result_test::fill(database());
  Portal site{database()};
  portal::HashToken hash = [](std::string_view token) { return "hash of " + std::string(token); };
  util::SeededRandom random{"tokens"};
  portal::TokenPages pages{database(), the_site(), site.clock, random, hash};
};
DB_ENGINES(TokenPagesTest);

DB_TEST(TokenPagesTest, one_that_writes_a_disclosure_belongs_to_an_agency)
{
  EXPECT_NE(make("disclosures:write", "").find("govuk-error-summary"), std::string::npos) << "of which agency";
  EXPECT_NE(make("disclosures:write", "A-99").find("href=\"#agency\""), std::string::npos) << "there is no such agency";
  EXPECT_NE(make("results:import", "A-1").find("href=\"#agency\""), std::string::npos) << "it would mean nothing";
  EXPECT_NE(make("", "A-1").find("govuk-error-summary"), std::string::npos);
  EXPECT_TRUE(tokens().empty());

  const std::string page = make("disclosures:write", "A-1");
  const std::size_t at = page.find("prongsai_");
  ASSERT_NE(at, std::string::npos) << page;
  ASSERT_EQ(tokens().size(), 1U);
  EXPECT_EQ(tokens()[0].agency, world.rawe);
  EXPECT_EQ(tokens()[0].scopes, std::vector<std::string>{"disclosures:write"});
  const std::string secret = page.substr(at, page.find('<', at) - at);
  EXPECT_EQ(database().read([&](db::Connection& c) { return portal::TokenStore(c, hash).find(secret)->agency; }),
            world.rawe);
  make("results:import", "");
  EXPECT_EQ(tokens()[0].agency, 0) << "the newest first";
}

DB_TEST(TokenPagesTest, one_that_is_revoked_is_over_and_shown_once)
{
  const std::string page = make("disclosures:write", "A-1");
  http::Request request = site_test::page_request("/tokens", {}, {});
  const std::string list = site_test::page_html(request, pages.list(request, maker()));
  EXPECT_EQ(list.find("<code>"), std::string::npos) << "its secret was shown when it was made, and never again";
  EXPECT_NE(list.find("/tokens/" + std::to_string(tokens()[0].id) + "/revoke"), std::string::npos);
  http::Request revoking =
      site_test::page_request("/x", sent_fields({}), {{"token_id", std::to_string(tokens()[0].id)}});
  pages.revoke(revoking, maker());
  EXPECT_FALSE(tokens()[0].is_valid(site.clock.now()));
  EXPECT_THROW(pages.revoke(revoking, maker()), http::NotFound);
}

}  // namespace
