// SPDX-License-Identifier: Apache-2.0
#include "src/cycles/cycle.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <stdexcept>
#include <utility>

namespace cycles {
namespace {

/// Reads the framework and notes which other files it needed.
ReadFramework read_noting(const framework::Source& source, const framework::FindYear& find_year)
{
  ReadFramework read;
  read.files.files.push_back({0, source});
  read.loaded = framework::load(source, [&](int year) {
    std::optional<framework::Source> found = find_year(year);
    if (found) read.files.files.push_back({year, *found});
    return found;
  });
  if (read.loaded.framework) read.files.files.front().fiscal_year = read.loaded.framework->fiscal_year;
  return read;
}

std::shared_ptr<const framework::Framework> restore(const FrameworkFiles& files, const std::string& hash)
{
  if (files.files.empty()) throw std::logic_error("a round without a framework file");
  framework::Loaded loaded =
      framework::load(files.files.front().source, [&](int year) -> std::optional<framework::Source> {
        const auto found = std::find_if(files.files.begin() + 1, files.files.end(),
                                        [year](const FrameworkFiles::File& file) { return file.fiscal_year == year; });
        if (found == files.files.end()) return std::nullopt;
        return found->source;
      });
  if (!loaded.framework || loaded.framework->hash != hash)
    throw std::logic_error("the framework files of a round do not give the rules of the hash " + hash);
  return std::make_shared<const framework::Framework>(std::move(*loaded.framework));
}

}  // namespace

ReadFramework read_framework(std::string text, const std::string& shown_as)
{
  return read_noting({shown_as, std::move(text)}, framework::embedded_source);
}

std::optional<ReadFramework> read_framework_of(int fiscal_year)
{
  const std::optional<framework::Source> source = framework::embedded_source(fiscal_year);
  if (!source) return std::nullopt;
  return read_noting(*source, framework::embedded_source);
}

std::shared_ptr<const framework::Framework> restore_framework(const FrameworkFiles& files, const std::string& hash)
{
  // Reading takes milliseconds, and every page of a round asks; a server meets few frameworks in its life.
  static std::mutex mutex;
  static std::map<std::string, std::shared_ptr<const framework::Framework>> known;
  const std::lock_guard lock(mutex);
  if (const auto found = known.find(hash); found != known.end()) return found->second;
  return known[hash] = restore(files, hash);
}

}  // namespace cycles
