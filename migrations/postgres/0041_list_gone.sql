-- Who stood in the register before and not in this list, and what an officer decided about it; never decided by itself.
CREATE TABLE list_gone (
    batch_id UUID NOT NULL REFERENCES list_batch (id) ON DELETE CASCADE,
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    decision TEXT NOT NULL,
    last_on DATE,
    reason TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    decided_at TIMESTAMPTZ NOT NULL,
    answer TEXT,
    answer_note TEXT NOT NULL,
    answered_by TEXT,
    answered_at TIMESTAMPTZ,
    PRIMARY KEY (batch_id, person_id)
);

CREATE INDEX list_gone_person ON list_gone (person_id);
CREATE INDEX list_gone_asked ON list_gone (decision) WHERE answer IS NULL;
