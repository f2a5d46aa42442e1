-- SPDX-License-Identifier: Apache-2.0
-- Tokens that belong to an agency; what the pre-check sees besides links: files handed in, and documents behind a page.

ALTER TABLE portal_token ADD COLUMN agency_id BIGINT NOT NULL DEFAULT 0; -- whose disclosure it may write; 0: none's

ALTER TABLE precheck_snapshot ADD COLUMN file_id BIGINT NOT NULL DEFAULT 0; -- a file handed in, instead of a link; 0: none
ALTER TABLE precheck_snapshot ADD COLUMN page_id BIGINT NOT NULL DEFAULT 0; -- snapshot of the page that links to this document; 0: none does
CREATE INDEX precheck_snapshot_of_page ON precheck_snapshot (page_id, id) WHERE page_id <> 0;
CREATE INDEX precheck_snapshot_of_file ON precheck_snapshot (file_id, id) WHERE file_id <> 0;

ALTER TABLE precheck_finding ADD COLUMN file_id BIGINT NOT NULL DEFAULT 0; -- a file handed in, instead of a link; 0: none
