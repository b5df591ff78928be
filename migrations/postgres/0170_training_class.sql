-- Training classes (P6): what is planned, who approved it, where it stands. Money in fen.
CREATE TABLE training_class (
    id UUID NOT NULL PRIMARY KEY,
    course_id UUID NOT NULL REFERENCES course (id),
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    audience TEXT NOT NULL,
    funding TEXT NOT NULL,
    area TEXT COLLATE "C" NOT NULL,
    address TEXT NOT NULL,
    starts_on DATE NOT NULL,
    ends_on DATE NOT NULL,
    weekends BOOLEAN NOT NULL,
    seats BIGINT NOT NULL,
    hours BIGINT NOT NULL,
    syllabus TEXT NOT NULL,
    standard TEXT NOT NULL,
    trainer TEXT NOT NULL,
    trainer_paper TEXT NOT NULL,
    provider TEXT NOT NULL,
    employer TEXT NOT NULL,
    cost BIGINT NOT NULL,
    provider_account UUID REFERENCES account (id),
    state TEXT NOT NULL,
    over_on DATE,
    reason TEXT,
    made_by TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    approved_by TEXT,
    version BIGINT NOT NULL
);

CREATE INDEX training_class_area ON training_class (area, starts_on);
CREATE INDEX training_class_course ON training_class (course_id);
CREATE INDEX training_class_provider ON training_class (provider_account) WHERE provider_account IS NOT NULL;
