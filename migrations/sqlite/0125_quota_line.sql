-- Employers in a year of the disability quota: declared, checked, decided, paid. Money in fen, people required in ten-thousandths.
CREATE TABLE quota_line (
    id BLOB NOT NULL PRIMARY KEY,
    employer_id BLOB NOT NULL REFERENCES employer (id),
    year INTEGER NOT NULL,
    area TEXT NOT NULL,
    as_of TEXT NOT NULL,
    staff INTEGER NOT NULL,
    disabled INTEGER NOT NULL,
    severe INTEGER NOT NULL,
    dispatched INTEGER NOT NULL,
    is_small INTEGER NOT NULL,
    founded TEXT,
    declared_by TEXT NOT NULL,
    checked_placed INTEGER,
    checked_severe INTEGER,
    on_record INTEGER,
    checked_by TEXT,
    checked_at TEXT,
    result TEXT,
    required INTEGER,
    gap INTEGER,
    levy INTEGER,
    rules TEXT,
    decided_by TEXT,
    paid INTEGER,
    paid_on TEXT,
    receipt TEXT,
    closed_on TEXT,
    version INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX quota_line_employer_key ON quota_line (employer_id, year);
CREATE INDEX quota_line_year ON quota_line (year, area);
