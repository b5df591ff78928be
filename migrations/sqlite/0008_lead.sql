-- One vacancy told to one person, at most once. Each state has its own columns; what happened before stays for
-- statistics. `counts_year` is the calendar year the lead counts in (R32), NULL while it does not count.
CREATE TABLE lead (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id),
    vacancy_id BLOB NOT NULL REFERENCES vacancy (id),
    round_id BLOB REFERENCES round (id),
    planned_on TEXT NOT NULL,
    score INTEGER NOT NULL,
    reasons TEXT NOT NULL,
    ask_first INTEGER NOT NULL,
    state TEXT NOT NULL,
    state_at TEXT,
    channel TEXT,
    sent_at TEXT,
    delivered_at TEXT,
    delivery_channel TEXT,
    evidence TEXT,
    note TEXT,
    suitable INTEGER,
    counts_year INTEGER,
    opened_at TEXT,
    answer TEXT,
    decline_reason TEXT,
    answered_at TEXT,
    UNIQUE (person_id, vacancy_id),
    CONSTRAINT lead_counts CHECK (counts_year IS NULL OR (suitable IS TRUE AND delivered_at IS NOT NULL))
) STRICT;

CREATE INDEX lead_vacancy ON lead (vacancy_id, state, answer);
CREATE INDEX lead_counts_year ON lead (counts_year, person_id);
CREATE INDEX lead_round ON lead (round_id);
