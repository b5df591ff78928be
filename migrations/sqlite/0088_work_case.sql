-- Wages owed and injuries heard of at a follow-up: what the township looks into.
CREATE TABLE work_case (
    id BLOB NOT NULL PRIMARY KEY,
    placement_id BLOB NOT NULL REFERENCES placement (id) ON DELETE CASCADE,
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    reported_on TEXT NOT NULL,
    owed INTEGER,
    outcome TEXT,
    settled_by TEXT,
    settled_at TEXT,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL
) STRICT;

CREATE INDEX work_case_person ON work_case (person_id);
CREATE UNIQUE INDEX work_case_open ON work_case (placement_id, kind) WHERE outcome IS NULL;
