// SPDX-License-Identifier: Apache-2.0
#include "src/results/compared.hpp"

#include <algorithm>
#include <optional>

#include "lib/util/sha256.hpp"

namespace results {
namespace {

std::string written(const std::optional<util::Exact>& score)
{
  return score ? score->fraction() : "";
}

class Comparison {
 public:
  explicit Comparison(std::string code) : code_(std::move(code)) {}
  void add(const std::string& field, const std::string& stored, const std::string& recounted)
  {
    if (stored != recounted) differences_.push_back({code_, field, stored, recounted});
  }
  std::vector<Difference> take() { return std::move(differences_); }
  bool none() const { return differences_.empty(); }

 private:
  std::string code_;
  std::vector<Difference> differences_;
};

void compare_scores(Comparison& comparison, const scoring::Result& a, const scoring::Result& b)
{
  const framework::Framework& framework = *a.framework;
  comparison.add("total", written(a.total), written(b.total));
  for (std::size_t i = 0; i < framework.instruments.size(); ++i)
    comparison.add(framework.instruments[i].code, written(a.instruments[i].score), written(b.instruments[i].score));
  for (std::size_t i = 0; i < framework.indicators.size(); ++i)
    comparison.add(framework.indicators[i].code, written(a.indicators[i].score), written(b.indicators[i].score));
  for (std::size_t i = 0; i < framework.sub_indicators.size(); ++i)
    comparison.add(framework.sub_indicators[i].code, written(a.sub_indicators[i]), written(b.sub_indicators[i]));
  for (std::size_t i = 0; i < framework.questions.size(); ++i)
    comparison.add(framework.questions[i].code, written(a.questions[i].score), written(b.questions[i].score));
  for (std::size_t i = 0; i < framework.items.size(); ++i)
    comparison.add(framework.items[i].code, std::string(code(a.items[i].state)), std::string(code(b.items[i].state)));
}

}  // namespace

std::string_view code(scoring::ItemState state)
{
  switch (state) {
    case scoring::ItemState::met:
      return "met";
    case scoring::ItemState::failed:
      return "failed";
    case scoring::ItemState::not_applicable:
      return "not_applicable";
    case scoring::ItemState::unknown:
      break;
  }
  return "unknown";
}

std::vector<Difference> compare(const AgencyResult& stored, const AgencyResult& recounted,
                                const std::shared_ptr<const framework::Framework>& framework)
{
  Comparison comparison(stored.code);
  comparison.add("name", stored.name, recounted.name);
  comparison.add("level", stored.level, recounted.level);
  if (stored.texts != recounted.texts)
    compare_scores(comparison, restored(framework, stored.texts), restored(framework, recounted.texts));
  // What has no field of its own: how often each answer was given, elements of an item that stays failed.
  if (comparison.none()) {
    comparison.add("counts", stored.texts.counts, recounted.texts.counts);
    comparison.add("items", stored.texts.items, recounted.texts.items);
    comparison.add("scores", stored.texts.scores, recounted.texts.scores);
  }
  return comparison.take();
}

std::string digest_of(const std::vector<AgencyResult>& rows)
{
  std::vector<const AgencyResult*> by_code;
  for (const AgencyResult& row : rows)
    by_code.push_back(&row);
  std::ranges::sort(by_code, {}, [](const AgencyResult* row) -> const std::string& { return row->code; });
  util::Sha256 digest;
  for (const AgencyResult* row : by_code) {
    for (const std::string* text : {&row->code, &row->texts.scores, &row->texts.counts, &row->texts.items})
      digest.add(*text + '\n');
  }
  return digest.hex();
}

}  // namespace results
