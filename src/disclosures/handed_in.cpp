// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/handed_in.hpp"

namespace disclosures {

std::filesystem::path kept_at(const std::filesystem::path& files, const std::string& sha256)
{
  return files / "disclosures" / sha256.substr(0, 2) / sha256;
}

}  // namespace disclosures
