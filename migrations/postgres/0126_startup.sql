-- Start-up cases: the wish, the opening, the loan, the end. Money in fen.
CREATE TABLE startup (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id),
    project TEXT NOT NULL,
    source TEXT NOT NULL,
    intent_on DATE NOT NULL,
    diagnosed_on DATE,
    opened_on DATE,
    licence TEXT,
    ended_on DATE,
    end_cause TEXT,
    loan BIGINT,
    loan_stage TEXT,
    loan_on DATE,
    loan_by TEXT,
    subsidy BIGINT,
    version BIGINT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL
);

CREATE INDEX startup_person ON startup (person_id);
CREATE INDEX startup_intent ON startup (intent_on);
