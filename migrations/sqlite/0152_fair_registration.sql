-- People at a fair: invited, registered, waiting for a seat. Who walks in without a file has no person. The code is shown at the gate.
CREATE TABLE fair_registration (
    id BLOB NOT NULL PRIMARY KEY,
    fair_id BLOB NOT NULL REFERENCES job_fair (id),
    person_id BLOB REFERENCES person (id),
    code TEXT NOT NULL,
    state TEXT NOT NULL,
    way TEXT NOT NULL,
    invited_at TEXT,
    registered_at TEXT,
    cancelled_at TEXT,
    made_by TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX fair_registration_person ON fair_registration (fair_id, person_id) WHERE person_id IS NOT NULL;
CREATE UNIQUE INDEX fair_registration_code ON fair_registration (code);
CREATE INDEX fair_registration_state ON fair_registration (fair_id, state, registered_at);
CREATE INDEX fair_registration_of ON fair_registration (person_id) WHERE person_id IS NOT NULL;
