-- What is to be done about people, as the rules say. Where a task stands on a day follows from its window.
CREATE TABLE task (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    starts_on DATE NOT NULL,
    due_on DATE NOT NULL,
    ends_on DATE NOT NULL,
    count BIGINT NOT NULL,
    settled TEXT NOT NULL,
    done_on DATE,
    why TEXT,
    made_at TIMESTAMPTZ NOT NULL,
    UNIQUE (person_id, kind, key)
);

CREATE INDEX task_open ON task (starts_on, person_id) WHERE settled = 'open';
