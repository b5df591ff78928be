-- What is known of a firm by its social credit code, before and after it is kept as an employer: who stands for it, how big
-- it is, since when it exists and until when. The deposit for wages is in fen.
CREATE TABLE employer_fact (
    uscc TEXT NOT NULL PRIMARY KEY,
    legal_rep TEXT NOT NULL,
    size TEXT,
    founded TEXT,
    ceased_on TEXT,
    ceased_by TEXT,
    deposit_due INTEGER,
    deposit_paid INTEGER,
    stated_by TEXT NOT NULL,
    stated_at TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT;

CREATE INDEX employer_fact_rep ON employer_fact (legal_rep) WHERE legal_rep <> '';

-- Whom offices talk to in a firm. The telephone number is sealed.
CREATE TABLE employer_contact (
    id BLOB NOT NULL PRIMARY KEY,
    employer_id BLOB NOT NULL REFERENCES employer (id),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    added_by TEXT NOT NULL,
    added_at TEXT NOT NULL
) STRICT;

CREATE INDEX employer_contact_employer ON employer_contact (employer_id);
