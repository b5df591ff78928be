-- What people do so many days after a class, as somebody heard.
CREATE TABLE training_check (
    enrolment_id UUID NOT NULL REFERENCES enrolment (id),
    days BIGINT NOT NULL,
    work TEXT NOT NULL,
    heard_on DATE NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (enrolment_id, days)
);
