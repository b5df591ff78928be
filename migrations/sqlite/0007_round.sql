-- Runs of the matching engine, and the supply tasks they found. Area '' = everywhere.
CREATE TABLE round (
    id BLOB NOT NULL PRIMARY KEY,
    at TEXT NOT NULL,
    year INTEGER NOT NULL,
    as_of TEXT NOT NULL,
    area TEXT NOT NULL,
    per_opening INTEGER NOT NULL,
    assigned INTEGER NOT NULL,
    summary TEXT NOT NULL
) STRICT;

CREATE INDEX round_year ON round (year, at);

CREATE TABLE shortage (
    id BLOB NOT NULL PRIMARY KEY,
    round_id BLOB NOT NULL REFERENCES round (id) ON DELETE CASCADE,
    area TEXT NOT NULL,
    limits TEXT NOT NULL,
    trades TEXT NOT NULL,
    people INTEGER NOT NULL,
    need INTEGER NOT NULL,
    capacity INTEGER NOT NULL,
    vacancies INTEGER NOT NULL
) STRICT;

CREATE INDEX shortage_round ON shortage (round_id, area);
