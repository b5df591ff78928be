-- The fingerprint of the row of a file that a fair was last read from: what was mended here since stays until the row itself changes.
ALTER TABLE job_fair ADD COLUMN source_hash BIGINT;
