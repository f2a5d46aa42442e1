-- SPDX-License-Identifier: Apache-2.0
-- What used codes were worth; the telephone of an agency; the words of the question before the survey.

-- Until the next day is over: the page that sent a code gets its questionnaire again when the server died, or another
-- server is asked, before the answer to it arrived. The hash is of the code together with what only that page knows; the
-- submission key of the questionnaire is made of both by another hash and stands nowhere (docs/anonymity.md).
CREATE TABLE survey_code_grant (
  cycle_id BIGINT NOT NULL,
  agency_id BIGINT NOT NULL,
  instrument TEXT NOT NULL,
  part TEXT NOT NULL,
  day BIGINT NOT NULL, -- days since 1970-01-01 in Thailand
  grant_hash TEXT NOT NULL PRIMARY KEY
)
-- engine: sqlite
WITHOUT ROWID
-- engine: both
;
CREATE INDEX survey_code_grant_day ON survey_code_grant (day);

ALTER TABLE agency ADD COLUMN telephone TEXT NOT NULL DEFAULT '';

-- The question that the public answers before the questionnaire, and its answers; empty: the words of the program.
ALTER TABLE survey_asking ADD COLUMN question_th TEXT NOT NULL DEFAULT '';
ALTER TABLE survey_asking ADD COLUMN question_en TEXT NOT NULL DEFAULT '';
ALTER TABLE survey_asking ADD COLUMN yes_th TEXT NOT NULL DEFAULT '';
ALTER TABLE survey_asking ADD COLUMN yes_en TEXT NOT NULL DEFAULT '';
ALTER TABLE survey_asking ADD COLUMN no_th TEXT NOT NULL DEFAULT '';
ALTER TABLE survey_asking ADD COLUMN no_en TEXT NOT NULL DEFAULT '';
