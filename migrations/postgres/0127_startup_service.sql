-- What founders were given, one of each kind; and the visits to those who opened, one for each month that is asked for.
CREATE TABLE startup_service (
    startup_id UUID NOT NULL REFERENCES startup (id) ON DELETE CASCADE,
    service TEXT NOT NULL,
    given_on DATE NOT NULL,
    evidence TEXT NOT NULL,
    PRIMARY KEY (startup_id, service)
);

CREATE TABLE startup_visit (
    id UUID NOT NULL PRIMARY KEY,
    startup_id UUID NOT NULL REFERENCES startup (id) ON DELETE CASCADE,
    months BIGINT NOT NULL,
    visited_on DATE NOT NULL,
    running BOOLEAN NOT NULL,
    workers BIGINT NOT NULL,
    actor TEXT NOT NULL
);

CREATE UNIQUE INDEX startup_visit_months_key ON startup_visit (startup_id, months);
