-- What was agreed to pay into the land-loss pension, and when.
CREATE TABLE instalment (
    enrolment_id BLOB NOT NULL REFERENCES land_enrolment (id) ON DELETE CASCADE,
    no INTEGER NOT NULL,
    due_on TEXT NOT NULL,
    fen INTEGER NOT NULL,
    PRIMARY KEY (enrolment_id, no)
) STRICT;
