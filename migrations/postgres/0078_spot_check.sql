-- Visits that somebody else checks: who drew how many of how many with which seed, so that the draw can be made again.
CREATE TABLE spot_draw (
    id UUID NOT NULL PRIMARY KEY,
    area TEXT COLLATE "C" NOT NULL,
    month_on DATE NOT NULL,
    seed BIGINT NOT NULL,
    percent BIGINT NOT NULL,
    pool TEXT NOT NULL,
    drawn_by TEXT NOT NULL,
    drawn_at TIMESTAMPTZ NOT NULL,
    UNIQUE (area, month_on)
);

-- `pool` holds the ids of the visits the draw was made from; this, those that were drawn.
CREATE TABLE spot_check (
    draw_id UUID NOT NULL REFERENCES spot_draw (id),
    visit_id UUID NOT NULL REFERENCES visit (id),
    result TEXT,
    note TEXT NOT NULL,
    checked_by TEXT,
    checked_at TIMESTAMPTZ,
    PRIMARY KEY (draw_id, visit_id)
);

CREATE INDEX spot_check_visit ON spot_check (visit_id);
