-- How many targets a street or community reported, and when (R84). A correction is a row of its own: the latest counts.
CREATE TABLE week_statistic (
    id UUID NOT NULL PRIMARY KEY,
    week_id UUID NOT NULL REFERENCES assistance_week (id),
    area TEXT COLLATE "C" NOT NULL,
    counted BIGINT NOT NULL,
    manual BIGINT,
    reported_by TEXT NOT NULL,
    reported_at TIMESTAMPTZ NOT NULL
);

CREATE INDEX week_statistic_week ON week_statistic (week_id, area, reported_at);
