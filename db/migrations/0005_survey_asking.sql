-- SPDX-License-Identifier: Apache-2.0
-- How the questionnaires of a round are shown. A round without a row: all questions on a page, nothing asked before.
-- What it was before, and who changed it, is in the audit log.

CREATE TABLE survey_asking (
  cycle_id BIGINT NOT NULL PRIMARY KEY,
  one_by_one BIGINT NOT NULL,
  screening BIGINT NOT NULL,
  set_at BIGINT NOT NULL,
  set_by BIGINT NOT NULL
);
