-- A file that was erased stays as a row that names nobody, so that counts stay true.
ALTER TABLE person ADD COLUMN erased_on DATE;

-- Who wished that a file be erased, and who did it. `kept` holds, sealed, who it was, while the law demands that
-- decisions about the person be kept; `kept_since` is the day of the last of them.
CREATE TABLE erasure (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id),
    area TEXT COLLATE "C" NOT NULL,
    cause TEXT NOT NULL,
    why TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_at TIMESTAMPTZ NOT NULL,
    state TEXT NOT NULL,
    state_by TEXT,
    state_at TIMESTAMPTZ,
    kept TEXT,
    kept_since DATE
);

CREATE UNIQUE INDEX erasure_person_id_key ON erasure (person_id) WHERE state <> 'dropped';
CREATE INDEX erasure_area ON erasure (area, state);
