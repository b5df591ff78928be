-- Farmland that was taken for a project, and what came in for it; land in hundredths of a mu.
CREATE TABLE land_acquisition (
    id BLOB NOT NULL PRIMARY KEY,
    area TEXT NOT NULL,
    project TEXT NOT NULL,
    approval_no TEXT NOT NULL,
    approved_on TEXT NOT NULL,
    land INTEGER NOT NULL,
    paid INTEGER,
    paid_on TEXT,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL
) STRICT;

CREATE INDEX land_acquisition_area ON land_acquisition (area);
