-- What somebody says of their own work, until staff have looked at it.
CREATE TABLE work_proposal (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    lead_id UUID,
    placement_id UUID REFERENCES placement (id) ON DELETE CASCADE,
    employer_name TEXT NOT NULL,
    happened_on DATE NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    ended TEXT,
    settled_by TEXT,
    settled_at TIMESTAMPTZ
);

CREATE INDEX work_proposal_person ON work_proposal (person_id);
