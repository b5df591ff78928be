-- Runs of the matching engine, and the supply tasks they found. Area '' = everywhere.
CREATE TABLE round (
    id UUID NOT NULL PRIMARY KEY,
    at TIMESTAMPTZ NOT NULL,
    year BIGINT NOT NULL,
    as_of DATE NOT NULL,
    area TEXT COLLATE "C" NOT NULL,
    per_opening BIGINT NOT NULL,
    assigned BIGINT NOT NULL,
    summary TEXT NOT NULL
);

CREATE INDEX round_year ON round (year, at);

CREATE TABLE shortage (
    id UUID NOT NULL PRIMARY KEY,
    round_id UUID NOT NULL REFERENCES round (id) ON DELETE CASCADE,
    area TEXT COLLATE "C" NOT NULL,
    limits TEXT NOT NULL,
    trades TEXT NOT NULL,
    people BIGINT NOT NULL,
    need BIGINT NOT NULL,
    capacity BIGINT NOT NULL,
    vacancies BIGINT NOT NULL
);

CREATE INDEX shortage_round ON shortage (round_id, area);
