-- Public-welfare and auxiliary posts (P7): the need, what was granted for it, and the vacancy that arose.
CREATE TABLE public_post (
    id UUID NOT NULL PRIMARY KEY,
    employer_id UUID NOT NULL REFERENCES employer (id),
    area TEXT COLLATE "C" NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    basis TEXT NOT NULL,
    seats BIGINT NOT NULL,
    duties TEXT NOT NULL,
    monthly BIGINT NOT NULL,
    state TEXT NOT NULL,
    checked_by TEXT,
    checked_at TIMESTAMPTZ,
    quota BIGINT,
    budget BIGINT,
    approved_by TEXT,
    approved_at TIMESTAMPTZ,
    vacancy_id UUID,
    reason TEXT,
    version BIGINT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL
);

CREATE INDEX public_post_area ON public_post (area, state);
CREATE INDEX public_post_employer ON public_post (employer_id);
