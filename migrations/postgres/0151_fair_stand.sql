-- Employers at a fair: they apply with vacancies, are vetted, and get a number that nobody else has.
CREATE TABLE fair_stand (
    id UUID NOT NULL PRIMARY KEY,
    fair_id UUID NOT NULL REFERENCES job_fair (id),
    employer_id UUID NOT NULL REFERENCES employer (id),
    vacancies TEXT NOT NULL,
    state TEXT NOT NULL,
    number BIGINT,
    reason TEXT,
    version BIGINT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL
);

CREATE UNIQUE INDEX fair_stand_employer ON fair_stand (fair_id, employer_id);
CREATE UNIQUE INDEX fair_stand_number ON fair_stand (fair_id, number) WHERE number IS NOT NULL;
CREATE INDEX fair_stand_of ON fair_stand (employer_id);
