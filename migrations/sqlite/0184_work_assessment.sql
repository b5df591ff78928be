-- What disabled people can do at work, as an instructor found it with them (Y46, P1c). What was found is sealed.
CREATE TABLE work_assessment (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    made_on TEXT NOT NULL,
    place TEXT NOT NULL,
    found TEXT NOT NULL,
    agreed INTEGER,
    agreed_how TEXT,
    agreed_on TEXT,
    agreed_by TEXT,
    next_on TEXT,
    version INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL
) STRICT;

CREATE INDEX work_assessment_person ON work_assessment (person_id, made_on);
CREATE INDEX work_assessment_day ON work_assessment (made_on);

-- The paper of an assessment as a picture, sealed, in a table of its own so that nobody who reads assessments reads it along. `id`
-- is that of the assessment.
CREATE TABLE assessment_paper (
    id BLOB NOT NULL PRIMARY KEY REFERENCES work_assessment (id) ON DELETE CASCADE,
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    image TEXT NOT NULL
) STRICT;

CREATE INDEX assessment_paper_person ON assessment_paper (person_id);
