-- Who takes part in which class: one place of a person in each course, and one row of a person in each class.
CREATE TABLE enrolment (
    id BLOB NOT NULL PRIMARY KEY,
    class_id BLOB NOT NULL REFERENCES training_class (id),
    course_id BLOB NOT NULL REFERENCES course (id),
    person_id BLOB NOT NULL REFERENCES person (id),
    state TEXT NOT NULL,
    priority INTEGER NOT NULL,
    reasons TEXT NOT NULL,
    code TEXT NOT NULL,
    paid INTEGER NOT NULL,
    appraised_on TEXT,
    certificate_id BLOB,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX enrolment_course_id_person_id_key ON enrolment (course_id, person_id)
    WHERE state IN ('pending', 'enrolled', 'waiting', 'certified');
CREATE UNIQUE INDEX enrolment_code_key ON enrolment (code);
CREATE INDEX enrolment_class ON enrolment (class_id);
CREATE INDEX enrolment_person ON enrolment (person_id);
