-- What employers answer people who said yes. Who it is, the lead says; it may wait in `merged_lead`, so there is no reference.
-- `place` and `note` say where and when to come.
CREATE TABLE candidate (
    lead_id UUID NOT NULL PRIMARY KEY,
    shown_at TIMESTAMPTZ,
    reminded_on DATE,
    reply TEXT NOT NULL,
    reply_at TIMESTAMPTZ,
    day DATE,
    place TEXT,
    note TEXT,
    reason TEXT,
    untold BOOLEAN NOT NULL
);
