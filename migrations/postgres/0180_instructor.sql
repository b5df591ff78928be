-- The register of instructors (Y47): disability employment instructors and trainers, their certificates, what they did.
CREATE TABLE instructor (
    id UUID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    area TEXT COLLATE "C" NOT NULL,
    employer TEXT NOT NULL,
    full_time BOOLEAN NOT NULL,
    account_id UUID REFERENCES account (id),
    since DATE NOT NULL,
    left_on DATE,
    version BIGINT NOT NULL,
    made_by TEXT NOT NULL
);

CREATE INDEX instructor_area ON instructor (area);
