-- What somebody says of their own work, until staff have looked at it.
CREATE TABLE work_proposal (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    lead_id BLOB,
    placement_id BLOB REFERENCES placement (id) ON DELETE CASCADE,
    employer_name TEXT NOT NULL,
    happened_on TEXT NOT NULL,
    made_at TEXT NOT NULL,
    ended TEXT,
    settled_by TEXT,
    settled_at TEXT
) STRICT;

CREATE INDEX work_proposal_person ON work_proposal (person_id);
