-- Public-welfare and auxiliary posts (P7): the need, what was granted for it, and the vacancy that arose.
CREATE TABLE public_post (
    id BLOB NOT NULL PRIMARY KEY,
    employer_id BLOB NOT NULL REFERENCES employer (id),
    area TEXT NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    basis TEXT NOT NULL,
    seats INTEGER NOT NULL,
    duties TEXT NOT NULL,
    monthly INTEGER NOT NULL,
    state TEXT NOT NULL,
    checked_by TEXT,
    checked_at TEXT,
    quota INTEGER,
    budget INTEGER,
    approved_by TEXT,
    approved_at TEXT,
    vacancy_id BLOB,
    reason TEXT,
    version INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL
) STRICT;

CREATE INDEX public_post_area ON public_post (area, state);
CREATE INDEX public_post_employer ON public_post (employer_id);
