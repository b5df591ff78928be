-- People on the register. Lists are JSON arrays; `functions` is one character each, 0-3 or -.
CREATE TABLE person (
    id BLOB NOT NULL PRIMARY KEY,
    no TEXT NOT NULL UNIQUE,
    resident_id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    phone TEXT,
    hukou_area TEXT NOT NULL,
    living_area TEXT NOT NULL,
    lon REAL,
    lat REAL,
    categories TEXT NOT NULL,
    disability_certificate_no TEXT,
    education TEXT,
    employment_status TEXT,
    work_capacity INTEGER,
    work_willingness INTEGER,
    skills TEXT NOT NULL,
    wanted_occupations TEXT NOT NULL,
    wanted_areas TEXT NOT NULL,
    wage_min INTEGER,
    distance_km INTEGER,
    home_based TEXT NOT NULL,
    functions TEXT NOT NULL,
    literate INTEGER,
    no_night INTEGER NOT NULL,
    consent TEXT NOT NULL,
    left_on TEXT,
    left_reason TEXT,
    content_hash INTEGER NOT NULL
) STRICT;

CREATE INDEX person_living_area ON person (living_area, no);

-- The same groups as `person.categories`, a row each, so that statistics can group by them.
CREATE TABLE person_category (
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    category TEXT NOT NULL,
    PRIMARY KEY (person_id, category)
) STRICT, WITHOUT ROWID;

CREATE INDEX person_category_category ON person_category (category);
