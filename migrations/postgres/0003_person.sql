-- People on the register. Lists are JSON arrays; `functions` is one character each, 0-3 or -.
CREATE TABLE person (
    id UUID NOT NULL PRIMARY KEY,
    no TEXT COLLATE "C" NOT NULL UNIQUE,
    resident_id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    phone TEXT,
    hukou_area TEXT COLLATE "C" NOT NULL,
    living_area TEXT COLLATE "C" NOT NULL,
    lon DOUBLE PRECISION,
    lat DOUBLE PRECISION,
    categories TEXT NOT NULL,
    disability_certificate_no TEXT,
    education TEXT,
    employment_status TEXT,
    work_capacity BOOLEAN,
    work_willingness BOOLEAN,
    skills TEXT NOT NULL,
    wanted_occupations TEXT NOT NULL,
    wanted_areas TEXT NOT NULL,
    wage_min BIGINT,
    distance_km BIGINT,
    home_based TEXT NOT NULL,
    functions TEXT NOT NULL,
    literate BOOLEAN,
    no_night BOOLEAN NOT NULL,
    consent TEXT NOT NULL,
    left_on DATE,
    left_reason TEXT,
    content_hash BIGINT NOT NULL
);

CREATE INDEX person_living_area ON person (living_area, no);

-- The same groups as `person.categories`, a row each, so that statistics can group by them.
CREATE TABLE person_category (
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    category TEXT NOT NULL,
    PRIMARY KEY (person_id, category)
);

CREATE INDEX person_category_category ON person_category (category);
