-- What employers need people to learn, by when, and what the work offers. A class that answers one names it.
CREATE TABLE training_order (
    id UUID NOT NULL PRIMARY KEY,
    employer_id UUID NOT NULL REFERENCES employer (id),
    kind TEXT NOT NULL,
    topic TEXT NOT NULL,
    people BIGINT NOT NULL,
    area TEXT COLLATE "C" NOT NULL,
    needed_by DATE NOT NULL,
    terms TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT,
    made_by TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    settled_by TEXT
);

CREATE INDEX training_order_employer ON training_order (employer_id, made_at);
CREATE INDEX training_order_open ON training_order (area, needed_by) WHERE state = 'open';
