-- The register of instructors (Y47): disability employment instructors and trainers, their certificates, what they did.
CREATE TABLE instructor (
    id BLOB NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    area TEXT NOT NULL,
    employer TEXT NOT NULL,
    full_time INTEGER NOT NULL,
    account_id BLOB REFERENCES account (id),
    since TEXT NOT NULL,
    left_on TEXT,
    version INTEGER NOT NULL,
    made_by TEXT NOT NULL
) STRICT;

CREATE INDEX instructor_area ON instructor (area);
