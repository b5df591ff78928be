-- What was heard of a placement, each time somebody asked, with the day it was.
CREATE TABLE follow_up (
    id UUID NOT NULL PRIMARY KEY,
    placement_id UUID NOT NULL REFERENCES placement (id) ON DELETE CASCADE,
    asked_on DATE NOT NULL,
    way TEXT NOT NULL,
    heard TEXT NOT NULL,
    wage BIGINT,
    insured BOOLEAN,
    problems TEXT NOT NULL,
    actor TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL
);

CREATE INDEX follow_up_placement ON follow_up (placement_id, asked_on);
