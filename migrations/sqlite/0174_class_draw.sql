-- Trainees who are looked for: who drew how many of whom with which seed, so that the draw can be made again; and what was found.
CREATE TABLE class_draw (
    id BLOB NOT NULL PRIMARY KEY,
    class_id BLOB NOT NULL REFERENCES training_class (id),
    day TEXT NOT NULL,
    seed INTEGER NOT NULL,
    percent INTEGER NOT NULL,
    pool TEXT NOT NULL,
    drawn_by TEXT NOT NULL,
    drawn_at TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX class_draw_class_id_day_key ON class_draw (class_id, day);

CREATE TABLE class_check (
    draw_id BLOB NOT NULL REFERENCES class_draw (id),
    enrolment_id BLOB NOT NULL REFERENCES enrolment (id),
    result TEXT,
    note TEXT NOT NULL,
    checked_by TEXT,
    checked_at TEXT,
    PRIMARY KEY (draw_id, enrolment_id)
) STRICT, WITHOUT ROWID;
