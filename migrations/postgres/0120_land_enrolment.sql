-- Places in the land-loss insurance. Money in fen; rules is the calculation as it was, in JSON.
CREATE TABLE land_enrolment (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id),
    household_id UUID,
    recognition_id UUID NOT NULL,
    scheme TEXT NOT NULL,
    share_percent BIGINT NOT NULL,
    government BIGINT NOT NULL,
    collective BIGINT NOT NULL,
    person BIGINT NOT NULL,
    rules TEXT NOT NULL,
    reference_on DATE NOT NULL,
    state TEXT NOT NULL,
    state_on DATE,
    pay_by DATE,
    pays_from DATE,
    monthly BIGINT,
    close_cause TEXT,
    version BIGINT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL
);

CREATE INDEX land_enrolment_person ON land_enrolment (person_id);
CREATE INDEX land_enrolment_state ON land_enrolment (state);
