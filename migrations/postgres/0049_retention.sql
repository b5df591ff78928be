-- Files whose time is over: announced some days before they are erased, and held by an officer who has a reason.
CREATE TABLE retention (
    person_id UUID NOT NULL PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    area TEXT COLLATE "C" NOT NULL,
    cause TEXT NOT NULL,
    since DATE NOT NULL,
    due_on DATE NOT NULL,
    noticed_at TIMESTAMPTZ NOT NULL,
    held_until DATE,
    held_by TEXT,
    hold_reason TEXT NOT NULL
);

CREATE INDEX retention_due ON retention (due_on, area);
