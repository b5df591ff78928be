-- Applications for recognition in a category. `claim`, `paper` and `facts` are JSON: what is stated, the paper it rests
-- on, and what only the present state knows. `finding` is what the rules said when it was decided; it is never rewritten.
CREATE TABLE recognition (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id),
    category TEXT NOT NULL,
    area TEXT NOT NULL,
    claim TEXT NOT NULL,
    paper TEXT NOT NULL,
    entered_by TEXT NOT NULL,
    applied_on TEXT NOT NULL,
    version INTEGER NOT NULL,
    stage TEXT NOT NULL,
    facts TEXT NOT NULL,
    due_on TEXT
) STRICT;

CREATE INDEX recognition_stage ON recognition (stage, area, applied_on);
CREATE INDEX recognition_person ON recognition (person_id, category);
