-- How many people work for an employer, as it declared them for a year and a day, and as an office confirmed them.
CREATE TABLE employer_staff (
    employer_id BLOB NOT NULL REFERENCES employer (id),
    year INTEGER NOT NULL,
    as_of TEXT NOT NULL,
    staff_total INTEGER NOT NULL,
    staff_disabled INTEGER NOT NULL,
    staff_disabled_severe INTEGER NOT NULL,
    staff_dispatched INTEGER NOT NULL,
    declared_by TEXT NOT NULL,
    declared_at TEXT NOT NULL,
    confirmed_by TEXT,
    confirmed_at TEXT,
    version INTEGER NOT NULL,
    PRIMARY KEY (employer_id, year, as_of)
) STRICT;

CREATE INDEX employer_staff_year ON employer_staff (year);
