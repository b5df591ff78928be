-- What is known of a firm by its social credit code, before and after it is kept as an employer: who stands for it, how big
-- it is, since when it exists and until when. The deposit for wages is in fen.
CREATE TABLE employer_fact (
    uscc TEXT NOT NULL PRIMARY KEY,
    legal_rep TEXT NOT NULL,
    size TEXT,
    founded DATE,
    ceased_on DATE,
    ceased_by TEXT,
    deposit_due BIGINT,
    deposit_paid BIGINT,
    stated_by TEXT NOT NULL,
    stated_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL
);

CREATE INDEX employer_fact_rep ON employer_fact (legal_rep) WHERE legal_rep <> '';

-- Whom offices talk to in a firm. The telephone number is sealed.
CREATE TABLE employer_contact (
    id UUID NOT NULL PRIMARY KEY,
    employer_id UUID NOT NULL REFERENCES employer (id),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    added_by TEXT NOT NULL,
    added_at TIMESTAMPTZ NOT NULL
);

CREATE INDEX employer_contact_employer ON employer_contact (employer_id);
