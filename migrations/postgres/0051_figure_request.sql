-- Policy figures that a county asks to be set, and what somebody else said to it.
CREATE TABLE figure_request (
    id UUID NOT NULL PRIMARY KEY,
    area TEXT COLLATE "C" NOT NULL,
    key TEXT NOT NULL,
    value BIGINT NOT NULL,
    valid_from DATE NOT NULL,
    source TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_at TIMESTAMPTZ NOT NULL,
    decided_by TEXT,
    decided_at TIMESTAMPTZ,
    approved BOOLEAN
);

CREATE INDEX figure_request_area ON figure_request (area, asked_at);
