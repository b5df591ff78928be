-- What was heard of a placement, each time somebody asked, with the day it was.
CREATE TABLE follow_up (
    id BLOB NOT NULL PRIMARY KEY,
    placement_id BLOB NOT NULL REFERENCES placement (id) ON DELETE CASCADE,
    asked_on TEXT NOT NULL,
    way TEXT NOT NULL,
    heard TEXT NOT NULL,
    wage INTEGER,
    insured INTEGER,
    problems TEXT NOT NULL,
    actor TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE INDEX follow_up_placement ON follow_up (placement_id, asked_on);
