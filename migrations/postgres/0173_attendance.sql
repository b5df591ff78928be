-- Who was there on which day: one row of a person and a day, whatever was sent how often; and what was corrected, with why.
CREATE TABLE attendance (
    enrolment_id UUID NOT NULL REFERENCES enrolment (id),
    day DATE NOT NULL,
    in_at TIMESTAMPTZ NOT NULL,
    out_at TIMESTAMPTZ,
    method TEXT NOT NULL,
    actor TEXT NOT NULL,
    noted_at TIMESTAMPTZ NOT NULL,
    void BOOLEAN NOT NULL,
    PRIMARY KEY (enrolment_id, day)
);

CREATE TABLE attendance_change (
    id UUID NOT NULL PRIMARY KEY,
    enrolment_id UUID NOT NULL REFERENCES enrolment (id),
    day DATE NOT NULL,
    was_in TIMESTAMPTZ,
    was_out TIMESTAMPTZ,
    was_void BOOLEAN,
    reason TEXT NOT NULL,
    actor TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL
);

CREATE INDEX attendance_change_enrolment ON attendance_change (enrolment_id, at);
