-- What people of a class are told: that they have a place, that it begins tomorrow, that it is not held. Each once.
CREATE TABLE class_notice (
    enrolment_id BLOB NOT NULL REFERENCES enrolment (id),
    kind TEXT NOT NULL,
    made_at TEXT NOT NULL,
    told_at TEXT,
    PRIMARY KEY (enrolment_id, kind)
) STRICT, WITHOUT ROWID;

CREATE INDEX class_notice_untold ON class_notice (made_at) WHERE told_at IS NULL;
