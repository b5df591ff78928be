-- What a stand and a visitor mean to do, and what came of it. There is one for the two of them.
CREATE TABLE fair_intent (
    id BLOB NOT NULL PRIMARY KEY,
    fair_id BLOB NOT NULL REFERENCES job_fair (id),
    stand_id BLOB NOT NULL REFERENCES fair_stand (id),
    attendance_id BLOB NOT NULL REFERENCES fair_attendance (id),
    vacancy_id BLOB,
    lead_id BLOB,
    kind TEXT NOT NULL,
    note TEXT NOT NULL,
    interview_on TEXT,
    result TEXT,
    result_on TEXT,
    result_by TEXT,
    version INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX fair_intent_pair ON fair_intent (stand_id, attendance_id);
CREATE INDEX fair_intent_fair ON fair_intent (fair_id, made_at);
CREATE INDEX fair_intent_lead ON fair_intent (lead_id) WHERE lead_id IS NOT NULL;
