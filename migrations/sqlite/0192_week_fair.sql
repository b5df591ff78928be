-- Which job fairs belong to an assistance week: what came of them is counted from their own rows. A fair belongs to one week.
CREATE TABLE week_fair (
    fair_id BLOB NOT NULL PRIMARY KEY REFERENCES job_fair (id),
    week_id BLOB NOT NULL REFERENCES assistance_week (id),
    linked_by TEXT NOT NULL,
    linked_at TEXT NOT NULL
) STRICT;

CREATE INDEX week_fair_week ON week_fair (week_id);
