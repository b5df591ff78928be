-- Employers in a year of the disability quota: declared, checked, decided, paid. Money in fen, people required in ten-thousandths.
CREATE TABLE quota_line (
    id UUID NOT NULL PRIMARY KEY,
    employer_id UUID NOT NULL REFERENCES employer (id),
    year BIGINT NOT NULL,
    area TEXT COLLATE "C" NOT NULL,
    as_of DATE NOT NULL,
    staff BIGINT NOT NULL,
    disabled BIGINT NOT NULL,
    severe BIGINT NOT NULL,
    dispatched BIGINT NOT NULL,
    is_small BOOLEAN NOT NULL,
    founded DATE,
    declared_by TEXT NOT NULL,
    checked_placed BIGINT,
    checked_severe BIGINT,
    on_record BIGINT,
    checked_by TEXT,
    checked_at TIMESTAMPTZ,
    result TEXT,
    required BIGINT,
    gap BIGINT,
    levy BIGINT,
    rules TEXT,
    decided_by TEXT,
    paid BIGINT,
    paid_on DATE,
    receipt TEXT,
    closed_on DATE,
    version BIGINT NOT NULL
);

CREATE UNIQUE INDEX quota_line_employer_key ON quota_line (employer_id, year);
CREATE INDEX quota_line_year ON quota_line (year, area);
