-- Who looked at whose data. Lines are added and never changed. They name nobody: accounts and people stand by id, and
-- outlive the record they are about.
CREATE TABLE access_log (
    seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at TIMESTAMPTZ NOT NULL,
    account_id UUID NOT NULL,
    role TEXT NOT NULL,
    office TEXT NOT NULL,
    kind TEXT NOT NULL,
    person_id UUID,
    area TEXT COLLATE "C" NOT NULL,
    field TEXT,
    reason TEXT,
    note TEXT NOT NULL,
    records BIGINT NOT NULL
);

CREATE INDEX access_log_person ON access_log (person_id, seq);
CREATE INDEX access_log_account ON access_log (account_id, at);
CREATE INDEX access_log_area ON access_log (area, seq);
