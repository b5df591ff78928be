-- Policy figures that a county asks to be set, and what somebody else said to it.
CREATE TABLE figure_request (
    id BLOB NOT NULL PRIMARY KEY,
    area TEXT NOT NULL,
    key TEXT NOT NULL,
    value INTEGER NOT NULL,
    valid_from TEXT NOT NULL,
    source TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    decided_by TEXT,
    decided_at TEXT,
    approved INTEGER
) STRICT;

CREATE INDEX figure_request_area ON figure_request (area, asked_at);
