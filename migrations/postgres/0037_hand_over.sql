-- Hand-overs of people between those who look after them; the receiver accepts or declines. `seen_at` is when whoever
-- proposed it saw the answer.
CREATE TABLE hand_over (
    id UUID NOT NULL PRIMARY KEY,
    from_account UUID NOT NULL REFERENCES account (id),
    to_account UUID NOT NULL REFERENCES account (id),
    proposed_by TEXT NOT NULL,
    proposed_at TIMESTAMPTZ NOT NULL,
    note TEXT NOT NULL,
    state TEXT NOT NULL,
    decided_at TIMESTAMPTZ,
    reason TEXT NOT NULL,
    seen_at TIMESTAMPTZ
);

CREATE INDEX hand_over_to ON hand_over (to_account, state);
CREATE INDEX hand_over_from ON hand_over (from_account, state);
CREATE INDEX hand_over_proposed_by ON hand_over (proposed_by, state);

CREATE TABLE hand_over_person (
    hand_over_id UUID NOT NULL REFERENCES hand_over (id) ON DELETE CASCADE,
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    outcome TEXT,
    PRIMARY KEY (hand_over_id, person_id)
);

-- Nobody is in two open hand-overs.
CREATE UNIQUE INDEX hand_over_person_person_id_key ON hand_over_person (person_id) WHERE outcome IS NULL;
CREATE INDEX hand_over_person_person ON hand_over_person (person_id);
