-- Employments that began: whose, with whom, on which paper, and how they stand.
CREATE TABLE placement (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id),
    employer_id UUID REFERENCES employer (id),
    employer_name TEXT NOT NULL,
    uscc TEXT,
    vacancy_id UUID REFERENCES vacancy (id),
    lead_id UUID,
    started_on DATE NOT NULL,
    kind TEXT NOT NULL,
    hours TEXT NOT NULL,
    paper TEXT NOT NULL,
    contract_months BIGINT,
    filing_no TEXT NOT NULL,
    insured_from DATE,
    monthly BIGINT,
    introduced_by TEXT NOT NULL,
    state TEXT NOT NULL,
    over_on DATE,
    side TEXT,
    worker_says TEXT,
    employer_says TEXT,
    cancelled_at TIMESTAMPTZ,
    cancel_cause TEXT,
    status_was TEXT,
    status_is TEXT,
    spell_id UUID,
    ended_id UUID REFERENCES placement (id),
    closed_vacancy BOOLEAN NOT NULL,
    made_by TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL
);

CREATE INDEX placement_person ON placement (person_id);
CREATE INDEX placement_vacancy ON placement (vacancy_id) WHERE vacancy_id IS NOT NULL;
CREATE INDEX placement_of_lead ON placement (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX placement_started ON placement (started_on);
