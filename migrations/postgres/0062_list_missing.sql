-- Whoever is missing from a list stands in `list_gone` from its comparison on; `decision` is empty until somebody decides.
-- `reckoned` says whether that still is up to date: another list of the register may have been written since.
CREATE TABLE list_gone_new (
    batch_id UUID NOT NULL REFERENCES list_batch (id) ON DELETE CASCADE,
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    decision TEXT,
    last_on DATE,
    reason TEXT NOT NULL,
    decided_by TEXT,
    decided_at TIMESTAMPTZ,
    answer TEXT,
    answer_note TEXT NOT NULL,
    answered_by TEXT,
    answered_at TIMESTAMPTZ,
    PRIMARY KEY (batch_id, person_id)
);

INSERT INTO list_gone_new (batch_id, person_id, decision, last_on, reason, decided_by, decided_at, answer, answer_note,
        answered_by, answered_at)
    SELECT batch_id, person_id, decision, last_on, reason, decided_by, decided_at, answer, answer_note, answered_by,
        answered_at FROM list_gone;
DROP TABLE list_gone;
ALTER TABLE list_gone_new RENAME TO list_gone;

CREATE INDEX list_gone_person ON list_gone (person_id);
CREATE INDEX list_gone_asked ON list_gone (decision) WHERE answer IS NULL AND decision IS NOT NULL;

ALTER TABLE list_batch ADD COLUMN reckoned BOOLEAN NOT NULL DEFAULT FALSE;

CREATE INDEX list_batch_reckoned ON list_batch (state) WHERE NOT reckoned;
