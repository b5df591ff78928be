-- Visits of somebody who looks after the person no more: kept, sealed, for whoever does.
CREATE TABLE visit_proposal (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id),
    account_id UUID NOT NULL REFERENCES account (id),
    made_at TIMESTAMPTZ NOT NULL,
    received_at TIMESTAMPTZ NOT NULL,
    clock_off BIGINT,
    record TEXT NOT NULL,
    state TEXT NOT NULL,
    settled_by TEXT,
    settled_at TIMESTAMPTZ
);

CREATE INDEX visit_proposal_person ON visit_proposal (person_id);
CREATE INDEX visit_proposal_open ON visit_proposal (received_at) WHERE state = 'open';
