-- Who came to a fair: once each, whatever several gates do at once. One that was undone stays. Who has a file is named by it alone;
-- who has none is known again by a keyed mark. Times: what the phone showed, when it arrived, and the true one.
CREATE TABLE fair_attendance (
    id BLOB NOT NULL PRIMARY KEY,
    fair_id BLOB NOT NULL REFERENCES job_fair (id),
    number INTEGER NOT NULL,
    who TEXT NOT NULL,
    kind TEXT NOT NULL,
    person_id BLOB REFERENCES person (id),
    stand_id BLOB REFERENCES fair_stand (id),
    name TEXT NOT NULL,
    sex TEXT,
    birth_year INTEGER,
    phone TEXT,
    registered INTEGER NOT NULL,
    shares INTEGER NOT NULL,
    way TEXT NOT NULL,
    pass_id BLOB NOT NULL REFERENCES fair_pass (id),
    shown_at TEXT NOT NULL,
    received_at TEXT NOT NULL,
    came_at TEXT NOT NULL,
    off_seconds INTEGER,
    undone_at TEXT,
    undone_by TEXT
) STRICT;

CREATE UNIQUE INDEX fair_attendance_fair_id_who_key ON fair_attendance (fair_id, who) WHERE undone_at IS NULL;
CREATE UNIQUE INDEX fair_attendance_number ON fair_attendance (fair_id, number);
CREATE INDEX fair_attendance_person ON fair_attendance (person_id) WHERE person_id IS NOT NULL;
