-- Farmland that was taken for a project, and what came in for it; land in hundredths of a mu.
CREATE TABLE land_acquisition (
    id UUID NOT NULL PRIMARY KEY,
    area TEXT COLLATE "C" NOT NULL,
    project TEXT NOT NULL,
    approval_no TEXT NOT NULL,
    approved_on DATE NOT NULL,
    land BIGINT NOT NULL,
    paid BIGINT,
    paid_on DATE,
    made_by TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL
);

CREATE INDEX land_acquisition_area ON land_acquisition (area);
