-- Packages of vacancies that went out to other counties, and where vacancies came from that were taken in.
CREATE TABLE region_package (
    id UUID NOT NULL PRIMARY KEY,
    area TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    valid_until DATE NOT NULL,
    vacancies BIGINT NOT NULL,
    hash TEXT NOT NULL,
    text TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    UNIQUE (area, version)
);

CREATE TABLE vacancy_origin (
    vacancy_id UUID NOT NULL PRIMARY KEY REFERENCES vacancy (id) ON DELETE CASCADE,
    region TEXT NOT NULL,
    region_name TEXT NOT NULL,
    version BIGINT NOT NULL,
    station TEXT NOT NULL,
    content TEXT NOT NULL
);

CREATE INDEX vacancy_origin_region ON vacancy_origin (region);
