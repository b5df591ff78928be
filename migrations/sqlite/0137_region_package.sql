-- Packages of vacancies that went out to other counties, and where vacancies came from that were taken in.
CREATE TABLE region_package (
    id BLOB NOT NULL PRIMARY KEY,
    area TEXT NOT NULL,
    version INTEGER NOT NULL,
    valid_until TEXT NOT NULL,
    vacancies INTEGER NOT NULL,
    hash TEXT NOT NULL,
    text TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    UNIQUE (area, version)
) STRICT;

CREATE TABLE vacancy_origin (
    vacancy_id BLOB NOT NULL PRIMARY KEY REFERENCES vacancy (id) ON DELETE CASCADE,
    region TEXT NOT NULL,
    region_name TEXT NOT NULL,
    version INTEGER NOT NULL,
    station TEXT NOT NULL,
    content TEXT NOT NULL
) STRICT;

CREATE INDEX vacancy_origin_region ON vacancy_origin (region);
