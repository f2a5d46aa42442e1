// SPDX-License-Identifier: Apache-2.0
// Any bytes at all given as a framework file: loading must not fail, must find either a framework or problems, and must
// have words for every problem; what loads can be compared and has a hash.
#include <cstddef>
#include <cstdint>
#include <string>

#include "lib/util/messages.hpp"
#include "lib/util/text.hpp"

#include "src/framework/canonical.hpp"
#include "src/framework/diff.hpp"
#include "src/framework/load.hpp"

#include "require.hpp"

namespace {

// Small enough that an input can say all of it again, with one of every kind of entry, to be extended.
constexpr const char* k_other_year = R"(fiscal_year = 2600
name = { th = "ก", en = "a" }
[rules]
pass_mark = 85
display_places = 2
level_of = "displayed"
missing_part = "reweight"
not_applicable_items = "reweight"
[[scale]]
code = "two"
answered_by = "position"
levels = [{ label = { th = "ก", en = "a" }, points = 0 }, { label = { th = "ข", en = "b" }, points = 100 }]
[[instrument]]
code = "EIT"
kind = "survey"
weight = 60
name = { th = "ก", en = "a" }
parts = [{ code = "1", weight = 1, name = { th = "ก", en = "a" } }]
[[instrument]]
code = "OIT"
kind = "disclosure"
weight = 40
name = { th = "ก", en = "a" }
[[indicator]]
code = "6"
instrument = "EIT"
name = { th = "ก", en = "a" }
purpose = { th = "ก", en = "a" }
[[indicator]]
code = "9"
instrument = "OIT"
name = { th = "ก", en = "a" }
purpose = { th = "ก", en = "a" }
[[sub_indicator]]
code = "9.1"
indicator = "9"
name = { th = "ก", en = "a" }
[[question]]
code = "e1"
indicator = "6"
scale = "two"
wording = { th = "ก", en = "a" }
[[item]]
code = "o1"
sub_indicator = "9.1"
title = { th = "ก", en = "a" }
elements = [{ code = "1", text = { th = "ก", en = "a" } }]
[[theme]]
code = "1"
name = { th = "ก", en = "a" }
questions = ["e1"]
items = ["o1"]
[[level]]
code = "pass"
name = { th = "ก", en = "a" }
conditions = [{ of = "total", at_least = 85 }]
[[level]]
code = "fail"
name = { th = "ข", en = "b" }
conditions = []
[[sample]]
instrument = "EIT"
minimum = 30
)";

std::optional<framework::Source> other_year(int year)
{
  if (year != 2600) return std::nullopt;
  return framework::Source{"2600.toml", k_other_year};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
  static const util::Messages k_messages = util::Messages::embedded(util::Language::thai);
  static const framework::Framework k_other =
      framework::load({"2600.toml", k_other_year}, other_year).framework.value();
  const std::string text(reinterpret_cast<const char*>(data), size);
  const framework::Loaded loaded = framework::load({"fuzz.toml", text}, other_year);
  require(loaded.framework.has_value() == loaded.problems.empty());
  for (const util::Problem& problem : loaded.problems) {
    require(util::is_utf8(k_messages.say(problem)));
    require(!problem.place.file.empty());
  }
  if (loaded.framework) {
    require(loaded.framework->hash == framework::content_hash(*loaded.framework));
    require(framework::diff(*loaded.framework, *loaded.framework).changes.empty());
    framework::diff(k_other, *loaded.framework);
  }
  return 0;
}
