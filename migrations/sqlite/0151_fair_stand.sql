-- Employers at a fair: they apply with vacancies, are vetted, and get a number that nobody else has.
CREATE TABLE fair_stand (
    id BLOB NOT NULL PRIMARY KEY,
    fair_id BLOB NOT NULL REFERENCES job_fair (id),
    employer_id BLOB NOT NULL REFERENCES employer (id),
    vacancies TEXT NOT NULL,
    state TEXT NOT NULL,
    number INTEGER,
    reason TEXT,
    version INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX fair_stand_employer ON fair_stand (fair_id, employer_id);
CREATE UNIQUE INDEX fair_stand_number ON fair_stand (fair_id, number) WHERE number IS NOT NULL;
CREATE INDEX fair_stand_of ON fair_stand (employer_id);
