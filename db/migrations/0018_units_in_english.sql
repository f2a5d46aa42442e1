-- SPDX-License-Identifier: Apache-2.0
-- The name of a unit in English, for English pages and documents; empty: the Thai one is used there too.
ALTER TABLE unit ADD COLUMN name_en TEXT NOT NULL DEFAULT '';
