-- What employers need people to learn, by when, and what the work offers. A class that answers one names it.
CREATE TABLE training_order (
    id BLOB NOT NULL PRIMARY KEY,
    employer_id BLOB NOT NULL REFERENCES employer (id),
    kind TEXT NOT NULL,
    topic TEXT NOT NULL,
    people INTEGER NOT NULL,
    area TEXT NOT NULL,
    needed_by TEXT NOT NULL,
    terms TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    settled_by TEXT
) STRICT;

CREATE INDEX training_order_employer ON training_order (employer_id, made_at);
CREATE INDEX training_order_open ON training_order (area, needed_by) WHERE state = 'open';
