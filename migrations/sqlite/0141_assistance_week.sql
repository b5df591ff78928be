-- Assistance weeks (P4). `plan` is the whole plan with the names and telephones of who stands where, sealed; it is read and
-- written as one. `reports` are the closing reports as they were sent, a JSON array of figures and hands.
CREATE TABLE assistance_week (
    id BLOB NOT NULL PRIMARY KEY,
    area TEXT NOT NULL,
    title TEXT NOT NULL,
    theme TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    stage TEXT NOT NULL,
    archived_at TEXT,
    organiser_id BLOB REFERENCES account (id),
    phone TEXT NOT NULL,
    plan TEXT NOT NULL,
    reports TEXT NOT NULL,
    version INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL
) STRICT;

CREATE INDEX assistance_week_area ON assistance_week (area, starts_on);
