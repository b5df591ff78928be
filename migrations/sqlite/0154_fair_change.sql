-- What was changed after a fair was told of: where and when it was to be before, and how many were told.
CREATE TABLE fair_change (
    fair_id BLOB NOT NULL REFERENCES job_fair (id),
    made_at TEXT NOT NULL,
    kind TEXT NOT NULL,
    held_on TEXT NOT NULL,
    opens TEXT NOT NULL,
    venue TEXT NOT NULL,
    people INTEGER NOT NULL,
    employers INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    PRIMARY KEY (fair_id, made_at)
) STRICT;
