// SPDX-License-Identifier: Apache-2.0
// How files tell the agencies of a round apart: by their names, and where several have the same name, which happens in
// a nation of sub-district bodies, with the code behind it.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "src/cycles/enrolment.hpp"

namespace cycles {

struct NamedAgency {
  std::int64_t agency = 0;
  std::string code = {};
  std::string name = {};
  std::string name_en = {};
};

class AgencyNames {
 public:
  explicit AgencyNames(std::span<const NamedAgency> agencies);
  explicit AgencyNames(std::span<const Enrolment> enrolments);

  /// The Thai name, or "name (code)" where another agency has the same.
  const std::string& written(std::int64_t agency) const { return written_.at(agency); }

  struct Found {
    std::optional<std::int64_t> agency = {};
    bool is_ambiguous = false;  ///< several are called so
  };
  /// By its name in either language, its code, or as written() has it.
  Found find(std::string_view name) const;

 private:
  void know(const std::string& name, std::int64_t agency);
  std::map<std::int64_t, std::string> written_;
  std::map<std::string, std::optional<std::int64_t>, std::less<>> by_name_;  // nothing: several
};

}  // namespace cycles
