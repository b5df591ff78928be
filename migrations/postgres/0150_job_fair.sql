-- Job fairs (P5): what is planned, approved, told of and held. Of those that were held before, imported from a file, nobody knows
-- who approved them. Capacity and stands of 0: nobody has said.
CREATE TABLE job_fair (
    id UUID NOT NULL PRIMARY KEY,
    area TEXT COLLATE "C" NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    venue TEXT NOT NULL,
    address TEXT NOT NULL,
    lon DOUBLE PRECISION,
    lat DOUBLE PRECISION,
    bus TEXT NOT NULL,
    held_on DATE NOT NULL,
    opens TEXT NOT NULL,
    closes TEXT NOT NULL,
    capacity BIGINT NOT NULL,
    stands BIGINT NOT NULL,
    access TEXT NOT NULL,
    safety TEXT NOT NULL,
    intro TEXT NOT NULL,
    phone TEXT NOT NULL,
    state TEXT NOT NULL,
    approved_by TEXT,
    approved_at TIMESTAMPTZ,
    reason TEXT,
    source_no TEXT,
    version BIGINT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL
);

CREATE INDEX job_fair_day ON job_fair (held_on, id);
CREATE INDEX job_fair_area ON job_fair (area, held_on);
CREATE UNIQUE INDEX job_fair_source ON job_fair (source_no) WHERE source_no IS NOT NULL;
