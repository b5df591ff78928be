-- Visits that somebody else checks: who drew how many of how many with which seed, so that the draw can be made again.
CREATE TABLE spot_draw (
    id BLOB NOT NULL PRIMARY KEY,
    area TEXT NOT NULL,
    month_on TEXT NOT NULL,
    seed INTEGER NOT NULL,
    percent INTEGER NOT NULL,
    pool TEXT NOT NULL,
    drawn_by TEXT NOT NULL,
    drawn_at TEXT NOT NULL,
    UNIQUE (area, month_on)
) STRICT;

-- `pool` holds the ids of the visits the draw was made from; this, those that were drawn.
CREATE TABLE spot_check (
    draw_id BLOB NOT NULL REFERENCES spot_draw (id),
    visit_id BLOB NOT NULL REFERENCES visit (id),
    result TEXT,
    note TEXT NOT NULL,
    checked_by TEXT,
    checked_at TEXT,
    PRIMARY KEY (draw_id, visit_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX spot_check_visit ON spot_check (visit_id);
