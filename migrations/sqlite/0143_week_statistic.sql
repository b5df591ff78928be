-- How many targets a street or community reported, and when (R84). A correction is a row of its own: the latest counts.
CREATE TABLE week_statistic (
    id BLOB NOT NULL PRIMARY KEY,
    week_id BLOB NOT NULL REFERENCES assistance_week (id),
    area TEXT NOT NULL,
    counted INTEGER NOT NULL,
    manual INTEGER,
    reported_by TEXT NOT NULL,
    reported_at TEXT NOT NULL
) STRICT;

CREATE INDEX week_statistic_week ON week_statistic (week_id, area, reported_at);
