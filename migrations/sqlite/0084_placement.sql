-- Employments that began: whose, with whom, on which paper, and how they stand.
CREATE TABLE placement (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id),
    employer_id BLOB REFERENCES employer (id),
    employer_name TEXT NOT NULL,
    uscc TEXT,
    vacancy_id BLOB REFERENCES vacancy (id),
    lead_id BLOB,
    started_on TEXT NOT NULL,
    kind TEXT NOT NULL,
    hours TEXT NOT NULL,
    paper TEXT NOT NULL,
    contract_months INTEGER,
    filing_no TEXT NOT NULL,
    insured_from TEXT,
    monthly INTEGER,
    introduced_by TEXT NOT NULL,
    state TEXT NOT NULL,
    over_on TEXT,
    side TEXT,
    worker_says TEXT,
    employer_says TEXT,
    cancelled_at TEXT,
    cancel_cause TEXT,
    status_was TEXT,
    status_is TEXT,
    spell_id BLOB,
    ended_id BLOB REFERENCES placement (id),
    closed_vacancy INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL
) STRICT;

CREATE INDEX placement_person ON placement (person_id);
CREATE INDEX placement_vacancy ON placement (vacancy_id) WHERE vacancy_id IS NOT NULL;
CREATE INDEX placement_of_lead ON placement (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX placement_started ON placement (started_on);
