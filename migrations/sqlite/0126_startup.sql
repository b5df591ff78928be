-- Start-up cases: the wish, the opening, the loan, the end. Money in fen.
CREATE TABLE startup (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id),
    project TEXT NOT NULL,
    source TEXT NOT NULL,
    intent_on TEXT NOT NULL,
    diagnosed_on TEXT,
    opened_on TEXT,
    licence TEXT,
    ended_on TEXT,
    end_cause TEXT,
    loan INTEGER,
    loan_stage TEXT,
    loan_on TEXT,
    loan_by TEXT,
    subsidy INTEGER,
    version INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL
) STRICT;

CREATE INDEX startup_person ON startup (person_id);
CREATE INDEX startup_intent ON startup (intent_on);
