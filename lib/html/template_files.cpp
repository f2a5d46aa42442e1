// SPDX-License-Identifier: Apache-2.0
#include "lib/html/template_files.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "lib/html/template_tags.hpp"
#include "lib/util/embedded.hpp"
#include "lib/util/text.hpp"

namespace html {
namespace {

constexpr std::string_view k_suffix = ".html";
constexpr std::string_view k_word = "t.";

std::string template_name(std::string_view path)
{
  if (!path.ends_with(k_suffix)) return {};
  path.remove_suffix(k_suffix.size());
  const std::size_t views = path.find("/views/");
  if (path.starts_with("src/") && views != std::string_view::npos) {
    return fmt::format("{}/{}", path.substr(4, views - 4), path.substr(views + 7));
  }
  return path.starts_with("web/") ? std::string(path.substr(4)) : std::string();
}

bool is_blank(std::string_view text)
{
  return text.find_first_not_of(" \t") == std::string_view::npos;
}

/// The template without indents, without the lines of comments: browsers need neither, and slow lines pay for both.
std::string compact(std::string_view text)
{
  std::string without_comments;
  std::size_t copied = 0;
  for (const Tag& tag : anatomy(text).tags) {
    if (tag.kind != TagKind::comment) continue;
    without_comments += text.substr(copied, tag.begin - copied);
    copied = tag.end;
  }
  without_comments += text.substr(copied);
  std::string out;
  for (const std::string_view line : util::split(without_comments, '\n')) {
    if (is_blank(line)) continue;
    if (!out.empty()) out += '\n';
    out += line.substr(line.find_first_not_of(" \t"));
  }
  return out;
}

class Composition {
 public:
  Composition(const std::map<std::string, TemplateFile, std::less<>>& all, std::vector<std::string>& faults)
      : all_(all), faults_(faults)
  {
  }

  std::string of(const TemplateFile& file)
  {
    inside_.push_back(file.name);
    const std::string text = compact(file.text);
    std::string out;
    std::size_t copied = 0;
    for (const Tag& tag : anatomy(text).tags) {
      if (tag.kind != TagKind::partial) continue;
      out += text.substr(copied, tag.begin - copied);
      copied = tag.end;
      out += partial(tag.name, file);
    }
    inside_.pop_back();
    return out + text.substr(copied);
  }

 private:
  std::string partial(const std::string& named, const TemplateFile& file)
  {
    const std::string name = named.find('/') == std::string::npos ? "partials/" + named : named;
    const auto found = all_.find(name);
    if (found == all_.end()) {
      faults_.push_back(fmt::format("{}: there is no template \"{}\" to put in", file.path, name));
      return {};
    }
    if (std::ranges::find(inside_, name) != inside_.end()) {
      faults_.push_back(fmt::format("{}: \"{}\" contains itself", file.path, name));
      return {};
    }
    return of(found->second);
  }

  const std::map<std::string, TemplateFile, std::less<>>& all_;
  std::vector<std::string>& faults_;
  std::vector<std::string> inside_;
};

}  // namespace

std::vector<TemplateFile> embedded_template_files()
{
  std::vector<TemplateFile> files;
  for (const util::EmbeddedFile& file : util::embedded_program_files()) {
    std::string name = template_name(file.name);
    if (!name.empty()) files.push_back({std::move(name), std::string(file.name), std::string(file.bytes)});
  }
  return files;
}

std::vector<NamedWord> words_named(std::string_view text)
{
  std::vector<NamedWord> words;
  for (const Tag& tag : anatomy(text).tags) {
    if (tag.kind == TagKind::value && tag.name.starts_with(k_word)) {
      words.push_back({tag.name.substr(k_word.size()), line_at(text, tag.begin)});
    }
  }
  return words;
}

std::string with_partials(const TemplateFile& file, const std::map<std::string, TemplateFile, std::less<>>& all,
                          std::vector<std::string>& faults)
{
  return Composition(all, faults).of(file);
}

}  // namespace html
