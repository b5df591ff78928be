-- Subsidy claims: what somebody is owed by a rule, how that was calculated, and how far it has come. `facts` is the state with
-- what belongs to it; `key` says what it is a claim of, so that nothing is claimed twice.
CREATE TABLE claim (
    id BLOB NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    key TEXT NOT NULL UNIQUE,
    person_id BLOB REFERENCES person (id),
    placement_id BLOB REFERENCES placement (id),
    payee TEXT NOT NULL,
    employer_id BLOB REFERENCES employer (id),
    payee_name TEXT NOT NULL,
    area TEXT NOT NULL,
    period_from TEXT NOT NULL,
    period_to TEXT NOT NULL,
    first_month INTEGER NOT NULL,
    months INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    arose_on TEXT NOT NULL,
    apply_by TEXT NOT NULL,
    calculation TEXT NOT NULL,
    extra TEXT NOT NULL,
    state TEXT NOT NULL,
    facts TEXT NOT NULL,
    documents TEXT NOT NULL,
    blocked TEXT,
    now_amount INTEGER,
    found INTEGER NOT NULL,
    hands TEXT NOT NULL,
    made_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    digest INTEGER NOT NULL
) STRICT;

CREATE INDEX claim_state ON claim (state, area);
CREATE INDEX claim_person ON claim (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX claim_employer ON claim (employer_id) WHERE employer_id IS NOT NULL;
CREATE INDEX claim_placement ON claim (placement_id) WHERE placement_id IS NOT NULL;
