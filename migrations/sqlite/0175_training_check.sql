-- What people do so many days after a class, as somebody heard.
CREATE TABLE training_check (
    enrolment_id BLOB NOT NULL REFERENCES enrolment (id),
    days INTEGER NOT NULL,
    work TEXT NOT NULL,
    heard_on TEXT NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (enrolment_id, days)
) STRICT, WITHOUT ROWID;
