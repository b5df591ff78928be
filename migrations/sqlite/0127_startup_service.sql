-- What founders were given, one of each kind; and the visits to those who opened, one for each month that is asked for.
CREATE TABLE startup_service (
    startup_id BLOB NOT NULL REFERENCES startup (id) ON DELETE CASCADE,
    service TEXT NOT NULL,
    given_on TEXT NOT NULL,
    evidence TEXT NOT NULL,
    PRIMARY KEY (startup_id, service)
) STRICT;

CREATE TABLE startup_visit (
    id BLOB NOT NULL PRIMARY KEY,
    startup_id BLOB NOT NULL REFERENCES startup (id) ON DELETE CASCADE,
    months INTEGER NOT NULL,
    visited_on TEXT NOT NULL,
    running INTEGER NOT NULL,
    workers INTEGER NOT NULL,
    actor TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX startup_visit_months_key ON startup_visit (startup_id, months);
