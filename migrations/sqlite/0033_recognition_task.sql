-- What somebody of the staff is told: `actor` is one account's label, or empty for whoever looks after the area.
CREATE TABLE recognition_task (
    id BLOB NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    recognition_id BLOB REFERENCES recognition (id),
    person_id BLOB NOT NULL REFERENCES person (id),
    category TEXT NOT NULL,
    area TEXT NOT NULL,
    actor TEXT NOT NULL,
    due_on TEXT,
    made_at TEXT NOT NULL,
    seen_at TEXT
) STRICT;

CREATE INDEX recognition_task_open ON recognition_task (seen_at, area, actor);
CREATE INDEX recognition_task_person ON recognition_task (person_id, category, kind, due_on);

-- Which person on the register a member of staff is, so that nobody decides about their own family.
CREATE TABLE account_person (
    account_id BLOB NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    person_id BLOB NOT NULL REFERENCES person (id)
) STRICT;
