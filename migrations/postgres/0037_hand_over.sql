-- Hand-overs of people between those who look after them; the receiver accepts or declines.
CREATE TABLE hand_over (
    id UUID NOT NULL PRIMARY KEY,
    from_account UUID NOT NULL REFERENCES account (id),
    to_account UUID NOT NULL REFERENCES account (id),
    proposed_by TEXT NOT NULL,
    proposed_at TIMESTAMPTZ NOT NULL,
    note TEXT NOT NULL,
    state TEXT NOT NULL,
    decided_at TIMESTAMPTZ,
    reason TEXT NOT NULL
);

CREATE INDEX hand_over_to ON hand_over (to_account, state);
CREATE INDEX hand_over_from ON hand_over (from_account, state);

CREATE TABLE hand_over_person (
    hand_over_id UUID NOT NULL REFERENCES hand_over (id) ON DELETE CASCADE,
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    PRIMARY KEY (hand_over_id, person_id)
);

CREATE INDEX hand_over_person_person ON hand_over_person (person_id);
