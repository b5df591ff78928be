-- Who was there on which day: one row of a person and a day, whatever was sent how often; and what was corrected, with why.
CREATE TABLE attendance (
    enrolment_id BLOB NOT NULL REFERENCES enrolment (id),
    day TEXT NOT NULL,
    in_at TEXT NOT NULL,
    out_at TEXT,
    method TEXT NOT NULL,
    actor TEXT NOT NULL,
    noted_at TEXT NOT NULL,
    void INTEGER NOT NULL,
    PRIMARY KEY (enrolment_id, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE attendance_change (
    id BLOB NOT NULL PRIMARY KEY,
    enrolment_id BLOB NOT NULL REFERENCES enrolment (id),
    day TEXT NOT NULL,
    was_in TEXT,
    was_out TEXT,
    was_void INTEGER,
    reason TEXT NOT NULL,
    actor TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE INDEX attendance_change_enrolment ON attendance_change (enrolment_id, at);
