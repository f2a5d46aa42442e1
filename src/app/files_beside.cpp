// SPDX-License-Identifier: Apache-2.0
#include "src/app/files_beside.hpp"

#include "src/disclosures/entry_store.hpp"
#include "src/disclosures/snapshot_store.hpp"
#include "src/measures/evidence_store.hpp"

namespace app {

db::FilesBeside files_beside(const Settings& settings)
{
  return {.folder = settings.text("files"),
          .kinds = {disclosures::uploaded_files(), disclosures::kept_snapshots(), measures::evidence_files()}};
}

}  // namespace app
