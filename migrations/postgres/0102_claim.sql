-- Subsidy claims: what somebody is owed by a rule, how that was calculated, and how far it has come. `facts` is the state with
-- what belongs to it; `key` says what it is a claim of, so that nothing is claimed twice.
CREATE TABLE claim (
    id UUID NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    key TEXT NOT NULL UNIQUE,
    person_id UUID REFERENCES person (id),
    placement_id UUID REFERENCES placement (id),
    payee TEXT NOT NULL,
    employer_id UUID REFERENCES employer (id),
    payee_name TEXT NOT NULL,
    area TEXT COLLATE "C" NOT NULL,
    period_from DATE NOT NULL,
    period_to DATE NOT NULL,
    first_month BIGINT NOT NULL,
    months BIGINT NOT NULL,
    amount BIGINT NOT NULL,
    arose_on DATE NOT NULL,
    apply_by DATE NOT NULL,
    calculation TEXT NOT NULL,
    extra TEXT NOT NULL,
    state TEXT NOT NULL,
    facts TEXT NOT NULL,
    documents TEXT NOT NULL,
    blocked TEXT,
    now_amount BIGINT,
    found BOOLEAN NOT NULL,
    hands TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL,
    digest BIGINT NOT NULL
);

CREATE INDEX claim_state ON claim (state, area);
CREATE INDEX claim_person ON claim (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX claim_employer ON claim (employer_id) WHERE employer_id IS NOT NULL;
CREATE INDEX claim_placement ON claim (placement_id) WHERE placement_id IS NOT NULL;
