-- Assistance weeks (P4). `plan` is the whole plan with the names and telephones of who stands where, sealed; it is read and
-- written as one. `reports` are the closing reports as they were sent, a JSON array of figures and hands.
CREATE TABLE assistance_week (
    id UUID NOT NULL PRIMARY KEY,
    area TEXT COLLATE "C" NOT NULL,
    title TEXT NOT NULL,
    theme TEXT NOT NULL,
    starts_on DATE NOT NULL,
    ends_on DATE NOT NULL,
    stage TEXT NOT NULL,
    archived_at TIMESTAMPTZ,
    organiser_id UUID REFERENCES account (id),
    phone TEXT NOT NULL,
    plan TEXT NOT NULL,
    reports TEXT NOT NULL,
    version BIGINT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL
);

CREATE INDEX assistance_week_area ON assistance_week (area, starts_on);
