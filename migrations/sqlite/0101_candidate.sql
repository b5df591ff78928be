-- What employers answer people who said yes. Who it is, the lead says; it may wait in `merged_lead`, so there is no reference.
-- `place` and `note` say where and when to come.
CREATE TABLE candidate (
    lead_id BLOB NOT NULL PRIMARY KEY,
    shown_at TEXT,
    reminded_on TEXT,
    reply TEXT NOT NULL,
    reply_at TEXT,
    day TEXT,
    place TEXT,
    note TEXT,
    reason TEXT,
    untold INTEGER NOT NULL
) STRICT;
