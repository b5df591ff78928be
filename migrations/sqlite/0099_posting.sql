-- Vacancies as they are entered: what was written, and how far it has come. Before it is sent there is no row in `vacancy`.
-- `form` is JSON of what was typed, but for the area, which stands in its own column.
CREATE TABLE posting (
    vacancy_id BLOB NOT NULL PRIMARY KEY,
    employer_id BLOB NOT NULL REFERENCES employer (id),
    area TEXT NOT NULL,
    form TEXT NOT NULL,
    unsent INTEGER NOT NULL,
    version INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    stage TEXT NOT NULL,
    stage_at TEXT,
    stage_by TEXT,
    reason TEXT
) STRICT;

CREATE INDEX posting_employer ON posting (employer_id);
CREATE INDEX posting_stage ON posting (stage, area);
