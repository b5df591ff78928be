-- Places in the land-loss insurance. Money in fen; rules is the calculation as it was, in JSON.
CREATE TABLE land_enrolment (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id),
    household_id BLOB,
    recognition_id BLOB NOT NULL,
    scheme TEXT NOT NULL,
    share_percent INTEGER NOT NULL,
    government INTEGER NOT NULL,
    collective INTEGER NOT NULL,
    person INTEGER NOT NULL,
    rules TEXT NOT NULL,
    reference_on TEXT NOT NULL,
    state TEXT NOT NULL,
    state_on TEXT,
    pay_by TEXT,
    pays_from TEXT,
    monthly INTEGER,
    close_cause TEXT,
    version INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL
) STRICT;

CREATE INDEX land_enrolment_person ON land_enrolment (person_id);
CREATE INDEX land_enrolment_state ON land_enrolment (state);
