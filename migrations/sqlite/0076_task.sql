-- What is to be done about people, as the rules say. Where a task stands on a day follows from its window.
CREATE TABLE task (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    count INTEGER NOT NULL,
    settled TEXT NOT NULL,
    done_on TEXT,
    why TEXT,
    made_at TEXT NOT NULL,
    UNIQUE (person_id, kind, key)
) STRICT;

CREATE INDEX task_open ON task (starts_on, person_id) WHERE settled = 'open';
