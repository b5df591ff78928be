-- Vocational certificates; their numbers are sealed.
CREATE TABLE vocational_certificate (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    occupation TEXT NOT NULL,
    level BIGINT,
    number TEXT,
    issuer TEXT NOT NULL,
    issued_on DATE,
    valid_to DATE,
    actor TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL
);

CREATE INDEX vocational_certificate_person ON vocational_certificate (person_id);
CREATE INDEX vocational_certificate_valid_to ON vocational_certificate (valid_to) WHERE valid_to IS NOT NULL;

-- More telephones somebody can be reached by, and whose they are; the numbers are sealed.
CREATE TABLE person_phone (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    number TEXT NOT NULL,
    owner TEXT NOT NULL,
    actor TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL
);

CREATE INDEX person_phone_person ON person_phone (person_id);
