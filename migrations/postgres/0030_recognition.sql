-- Applications for recognition in a category. `claim`, `paper` and `facts` are JSON: what is stated, the paper it rests
-- on, and what only the present state knows. `finding` is what the rules said when it was decided; it is never rewritten.
CREATE TABLE recognition (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id),
    category TEXT NOT NULL,
    area TEXT COLLATE "C" NOT NULL,
    claim TEXT NOT NULL,
    paper TEXT NOT NULL,
    entered_by TEXT NOT NULL,
    applied_on DATE NOT NULL,
    version BIGINT NOT NULL,
    stage TEXT NOT NULL,
    facts TEXT NOT NULL,
    due_on DATE
);

CREATE INDEX recognition_stage ON recognition (stage, area, applied_on);
CREATE INDEX recognition_person ON recognition (person_id, category);
