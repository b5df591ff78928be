-- Fields of a file that a visit and somebody else made two things of: a question for a human. No field of a visit is a number
-- that is kept sealed.
CREATE TABLE visit_conflict (
    id BLOB NOT NULL PRIMARY KEY,
    visit_id BLOB NOT NULL REFERENCES visit (id) ON DELETE CASCADE,
    person_id BLOB NOT NULL REFERENCES person (id),
    field TEXT NOT NULL,
    mine TEXT NOT NULL,
    theirs TEXT NOT NULL,
    theirs_by TEXT NOT NULL,
    noted_at TEXT NOT NULL,
    chosen TEXT,
    settled_by TEXT,
    settled_at TEXT
) STRICT;

CREATE INDEX visit_conflict_visit ON visit_conflict (visit_id);
CREATE INDEX visit_conflict_person ON visit_conflict (person_id);
CREATE INDEX visit_conflict_open ON visit_conflict (noted_at) WHERE chosen IS NULL;
