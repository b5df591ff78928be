-- How many people work for an employer, as it declared them for a year and a day, and as an office confirmed them.
CREATE TABLE employer_staff (
    employer_id UUID NOT NULL REFERENCES employer (id),
    year BIGINT NOT NULL,
    as_of DATE NOT NULL,
    staff_total BIGINT NOT NULL,
    staff_disabled BIGINT NOT NULL,
    staff_disabled_severe BIGINT NOT NULL,
    staff_dispatched BIGINT NOT NULL,
    declared_by TEXT NOT NULL,
    declared_at TIMESTAMPTZ NOT NULL,
    confirmed_by TEXT,
    confirmed_at TIMESTAMPTZ,
    version BIGINT NOT NULL,
    PRIMARY KEY (employer_id, year, as_of)
);

CREATE INDEX employer_staff_year ON employer_staff (year);
