-- Wages owed, injuries and other wrongs at work, from the first word of them to the end (P9). `said` is sealed JSON of what was
-- said and by whom; `facts` is JSON of what is known in the stage. What follow-ups found before comes over, with its outcome.
CREATE TABLE labour_case (
    id BLOB NOT NULL PRIMARY KEY,
    no TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    channel TEXT NOT NULL,
    person_id BLOB REFERENCES person (id),
    placement_id BLOB REFERENCES placement (id),
    employer_id BLOB REFERENCES employer (id),
    liable_id BLOB REFERENCES employer (id),
    vacancy_id BLOB REFERENCES vacancy (id),
    firm TEXT NOT NULL,
    area TEXT NOT NULL,
    reported_on TEXT NOT NULL,
    people INTEGER NOT NULL,
    owed INTEGER,
    paid INTEGER NOT NULL,
    said TEXT,
    receipt_hash BLOB UNIQUE,
    due_on TEXT,
    told_at TEXT,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    stage TEXT NOT NULL,
    facts TEXT NOT NULL
) STRICT;

INSERT INTO labour_case (id, no, kind, channel, person_id, placement_id, employer_id, firm, area, reported_on, people, owed,
    paid, made_by, made_at, version, stage, facts)
SELECT c.id, 'F-' || upper(substr(hex(c.id), 21)), c.kind, 'follow_up', c.person_id, c.placement_id, p.employer_id,
    p.employer_name, w.living_area, c.reported_on, 1, c.owed,
    CASE WHEN c.outcome = 'paid' THEN coalesce(c.owed, 0) ELSE 0 END, c.made_by, c.made_at, 0,
    CASE c.outcome WHEN 'paid' THEN 'closed_paid' WHEN 'settled' THEN 'closed_settled' WHEN 'unfounded'
        THEN 'closed_unfounded' WHEN 'passed_on' THEN 'transferred' ELSE 'received' END,
    CASE c.outcome WHEN 'paid' THEN '{"state":"closed","end":"paid","order":null}'
        WHEN 'settled' THEN '{"state":"closed","end":"settled","order":null}'
        WHEN 'unfounded' THEN '{"state":"closed","end":"unfounded","order":null}'
        WHEN 'passed_on' THEN '{"state":"transferred","to":"county"}' ELSE '{"state":"received"}' END
FROM work_case AS c JOIN placement AS p ON p.id = c.placement_id JOIN person AS w ON w.id = c.person_id;

DROP TABLE work_case;

CREATE INDEX labour_case_area ON labour_case (area, stage);
CREATE INDEX labour_case_person ON labour_case (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX labour_case_employer ON labour_case (employer_id) WHERE employer_id IS NOT NULL;
CREATE INDEX labour_case_liable ON labour_case (liable_id) WHERE liable_id IS NOT NULL;
CREATE UNIQUE INDEX labour_case_open ON labour_case (placement_id, kind)
    WHERE placement_id IS NOT NULL
        AND stage IN ('received', 'investigating', 'ordered', 'arbitration', 'court', 'blacklist');

-- The trail of a case. `words` are sealed; `finding` is JSON of what a rule said, with its version and what it was told.
CREATE TABLE case_entry (
    id BLOB NOT NULL PRIMARY KEY,
    case_id BLOB NOT NULL REFERENCES labour_case (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    deed TEXT NOT NULL,
    stage TEXT NOT NULL,
    department TEXT,
    amount INTEGER,
    words TEXT,
    finding TEXT
) STRICT;

CREATE INDEX case_entry_case ON case_entry (case_id, version);
