-- How many times a record was written: whoever changes it names the version they have seen.
ALTER TABLE person ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
