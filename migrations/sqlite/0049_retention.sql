-- Files whose time is over: announced some days before they are erased, and held by an officer who has a reason.
CREATE TABLE retention (
    person_id BLOB NOT NULL PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    area TEXT NOT NULL,
    cause TEXT NOT NULL,
    since TEXT NOT NULL,
    due_on TEXT NOT NULL,
    noticed_at TEXT NOT NULL,
    held_until TEXT,
    held_by TEXT,
    hold_reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX retention_due ON retention (due_on, area);
