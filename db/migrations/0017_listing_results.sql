-- SPDX-License-Identifier: Apache-2.0
-- Results that are listed, counted and sorted without reading their texts; answers by part counted once.

-- The result itself (src/results/stored_result.hpp), apart from what lists show: a row of it is some 7,000 bytes.
CREATE TABLE result_text (
  cycle_id BIGINT NOT NULL,
  computation_id BIGINT NOT NULL,
  agency_id BIGINT NOT NULL,
  scores TEXT NOT NULL,
  counts TEXT NOT NULL,
  items TEXT NOT NULL,
  PRIMARY KEY (cycle_id, computation_id, agency_id)
);
INSERT INTO result_text SELECT cycle_id, computation_id, agency_id, scores, counts, items FROM result;
ALTER TABLE result DROP COLUMN scores;
ALTER TABLE result DROP COLUMN counts;
ALTER TABLE result DROP COLUMN items;

-- An index for each order in which lists are asked for; those without a score come last.
DROP INDEX result_by_total;
DROP INDEX portal_standing_by_total;
-- engine: sqlite
CREATE INDEX result_by_total ON result (cycle_id, computation_id, total DESC, sort_key, agency_id);
CREATE INDEX portal_standing_by_total ON portal_standing (edition_id, total DESC, sort_key, agency_id);
-- What a search looks through, without the rows around it (PostgreSQL keeps no long texts in an index).
CREATE INDEX result_searched ON result (cycle_id, computation_id, agency_id, search_text);
CREATE INDEX portal_standing_searched ON portal_standing (edition_id, agency_id, search_text);
CREATE INDEX agency_searched ON agency (search_text);
-- engine: postgresql
CREATE INDEX result_by_total ON result (cycle_id, computation_id, total DESC NULLS LAST, sort_key, agency_id);
CREATE INDEX portal_standing_by_total ON portal_standing (edition_id, total DESC NULLS LAST, sort_key, agency_id);
-- engine: both
CREATE INDEX result_by_code ON result (cycle_id, computation_id, code);
CREATE INDEX result_by_type ON result (cycle_id, computation_id, type, sort_key);
CREATE INDEX result_by_type_and_total ON result (cycle_id, computation_id, type, total); -- ranks among the like
CREATE INDEX result_by_province ON result (cycle_id, computation_id, province, sort_key);
CREATE INDEX result_by_level ON result (cycle_id, computation_id, level_place, sort_key);
CREATE INDEX result_by_score_1 ON result (cycle_id, computation_id, score_1);
CREATE INDEX result_by_score_2 ON result (cycle_id, computation_id, score_2);
CREATE INDEX result_by_score_3 ON result (cycle_id, computation_id, score_3);
CREATE INDEX result_below_sample ON result (cycle_id, computation_id, below_sample, agency_id);
CREATE INDEX portal_standing_by_code ON portal_standing (edition_id, code);
CREATE INDEX portal_standing_by_type ON portal_standing (edition_id, type, sort_key);
CREATE INDEX portal_standing_by_province ON portal_standing (edition_id, province, sort_key);
CREATE INDEX portal_standing_by_level ON portal_standing (edition_id, level_place, sort_key);
CREATE INDEX review_judgement_by_time ON review_judgement (cycle_id, judged_at);

-- From how many answers a computation was made.
CREATE TABLE result_answers (
  cycle_id BIGINT NOT NULL,
  computation_id BIGINT NOT NULL,
  instrument TEXT NOT NULL,
  part TEXT NOT NULL,
  answers BIGINT NOT NULL,
  repeated BIGINT NOT NULL, -- of those, marked as sent from a browser that had answered before
  PRIMARY KEY (cycle_id, computation_id, instrument, part)
);
INSERT INTO result_answers
SELECT c.cycle_id, c.id, a.instrument, a.part, COUNT(*), CAST(SUM(a.repeated) AS BIGINT)
FROM result_computation AS c JOIN survey_answer AS a ON a.cycle_id = c.cycle_id
WHERE c.state = 'done' GROUP BY c.cycle_id, c.id, a.instrument, a.part;
