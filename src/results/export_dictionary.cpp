// SPDX-License-Identifier: Apache-2.0
// What each column of the exported files means, from the framework and from the words of the catalogue.
#include "src/results/export_subjects.hpp"
#include "src/results/result_export.hpp"

namespace results {
namespace {

using Rows = std::vector<std::vector<std::string>>;

/// Columns whose meaning does not hang on what follows the underline: "n_e1/1" → "n".
std::string meaning_key(const std::string& column)
{
  for (const char* family : {"respondents_", "n_"}) {
    if (column.starts_with(family)) return std::string(family, std::string_view(family).size() - 1);
  }
  return column;
}

class Dictionary {
 public:
  Dictionary(const framework::Framework& framework, const util::Messages& thai, const util::Messages& english)
      : framework_(framework), thai_(thai), english_(english), subjects_(subjects_of(framework))
  {
  }

  void add(const std::string& file, const std::vector<std::string>& columns)
  {
    for (const std::string& column : columns) {
      const Subject* subject = subject_of(column);
      const framework::Text meaning = subject == nullptr ? said(column) : named(*subject);
      rows_.push_back({file, column, meaning.th, meaning.en});
    }
  }
  Rows rows() { return std::move(rows_); }

 private:
  const Subject* subject_of(const std::string& column) const
  {
    for (const Subject& subject : subjects_) {
      if (subject.kind == SubjectKind::total) continue;
      if (column == subject.code && subject.kind != SubjectKind::indicator &&
          subject.kind != SubjectKind::sub_indicator)
        return &subject;
      if (column == std::string(code(subject.kind)) + "_" + subject.code) return &subject;
    }
    return nullptr;
  }
  framework::Text said(const std::string& column) const
  {
    const std::string key = "results.column." + meaning_key(column);
    return {thai_.say(key), english_.say(key)};
  }
  framework::Text named(const Subject& subject) const
  {
    const framework::Text name = name_of(framework_, subject);
    const std::string key = "results.subject." + std::string(code(subject.kind));
    return {thai_.say(key, {{"code", subject.code}, {"name", name.th}}),
            english_.say(key, {{"code", subject.code}, {"name", name.en}})};
  }

  const framework::Framework& framework_;
  const util::Messages& thai_;
  const util::Messages& english_;
  std::vector<Subject> subjects_;
  Rows rows_;
};

}  // namespace

std::vector<std::string> ResultExport::dictionary_headings()
{
  return {"file", "column", "meaning_th", "meaning_en"};
}

std::vector<std::vector<std::string>> ResultExport::dictionary_rows(const util::Messages& thai,
                                                                    const util::Messages& english) const
{
  Dictionary dictionary(*source_.framework, thai, english);
  dictionary.add("results", headings());
  dictionary.add("scores", score_headings());
  dictionary.add("subjects", subject_headings());
  return dictionary.rows();
}

}  // namespace results
