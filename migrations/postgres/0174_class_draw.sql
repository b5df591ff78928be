-- Trainees who are looked for: who drew how many of whom with which seed, so that the draw can be made again; and what was found.
CREATE TABLE class_draw (
    id UUID NOT NULL PRIMARY KEY,
    class_id UUID NOT NULL REFERENCES training_class (id),
    day DATE NOT NULL,
    seed BIGINT NOT NULL,
    percent BIGINT NOT NULL,
    pool TEXT NOT NULL,
    drawn_by TEXT NOT NULL,
    drawn_at TIMESTAMPTZ NOT NULL
);

CREATE UNIQUE INDEX class_draw_class_id_day_key ON class_draw (class_id, day);

CREATE TABLE class_check (
    draw_id UUID NOT NULL REFERENCES class_draw (id),
    enrolment_id UUID NOT NULL REFERENCES enrolment (id),
    result TEXT,
    note TEXT NOT NULL,
    checked_by TEXT,
    checked_at TIMESTAMPTZ,
    PRIMARY KEY (draw_id, enrolment_id)
);
