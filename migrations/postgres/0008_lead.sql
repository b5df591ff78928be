-- One vacancy told to one person, at most once. Each state has its own columns; what happened before stays for
-- statistics. `counts_year` is the calendar year the lead counts in (R32), NULL while it does not count.
CREATE TABLE lead (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id),
    vacancy_id UUID NOT NULL REFERENCES vacancy (id),
    round_id UUID REFERENCES round (id),
    planned_on DATE NOT NULL,
    score BIGINT NOT NULL,
    reasons TEXT NOT NULL,
    ask_first BOOLEAN NOT NULL,
    state TEXT NOT NULL,
    state_at TIMESTAMPTZ,
    channel TEXT,
    sent_at TIMESTAMPTZ,
    delivered_at TIMESTAMPTZ,
    delivery_channel TEXT,
    evidence TEXT,
    note TEXT,
    suitable BOOLEAN,
    counts_year BIGINT,
    opened_at TIMESTAMPTZ,
    answer TEXT,
    decline_reason TEXT,
    answered_at TIMESTAMPTZ,
    UNIQUE (person_id, vacancy_id),
    CONSTRAINT lead_counts CHECK (counts_year IS NULL OR (suitable IS TRUE AND delivered_at IS NOT NULL))
);

CREATE INDEX lead_vacancy ON lead (vacancy_id, state, answer);
CREATE INDEX lead_counts_year ON lead (counts_year, person_id);
CREATE INDEX lead_round ON lead (round_id);
