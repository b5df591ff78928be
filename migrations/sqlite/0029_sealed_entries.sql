-- Vocational certificates; their numbers are sealed.
CREATE TABLE vocational_certificate (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    occupation TEXT NOT NULL,
    level INTEGER,
    number TEXT,
    issuer TEXT NOT NULL,
    issued_on TEXT,
    valid_to TEXT,
    actor TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE INDEX vocational_certificate_person ON vocational_certificate (person_id);
CREATE INDEX vocational_certificate_valid_to ON vocational_certificate (valid_to) WHERE valid_to IS NOT NULL;

-- More telephones somebody can be reached by, and whose they are; the numbers are sealed.
CREATE TABLE person_phone (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    number TEXT NOT NULL,
    owner TEXT NOT NULL,
    actor TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE INDEX person_phone_person ON person_phone (person_id);
