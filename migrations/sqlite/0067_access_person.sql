-- Whose data a line about several people is about: a file that was taken out tells everybody in it.
CREATE TABLE access_person (
    seq INTEGER NOT NULL REFERENCES access_log (seq) ON DELETE CASCADE,
    person_id BLOB NOT NULL,
    PRIMARY KEY (seq, person_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX access_person_person ON access_person (person_id, seq);

-- The log is read newest first, of a day, or only where numbers were shown; who looked in an area is one step for each account.
CREATE INDEX access_log_at ON access_log (at);
CREATE INDEX access_log_numbers ON access_log (seq) WHERE field IS NOT NULL;
CREATE INDEX access_log_reader ON access_log (account_id, area);
