-- What was agreed to pay into the land-loss pension, and when.
CREATE TABLE instalment (
    enrolment_id UUID NOT NULL REFERENCES land_enrolment (id) ON DELETE CASCADE,
    no BIGINT NOT NULL,
    due_on DATE NOT NULL,
    fen BIGINT NOT NULL,
    PRIMARY KEY (enrolment_id, no)
);
