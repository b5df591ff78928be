-- Home visits. What was found and said, names, drawings and places are sealed as one text; what is counted stands beside it.
-- `held_on` is the day by our clock; there is one held visit of a person a day, further ones are twins of it.
CREATE TABLE visit (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id),
    account_id BLOB NOT NULL REFERENCES account (id),
    form INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    held_on TEXT NOT NULL,
    received_at TEXT NOT NULL,
    clock_off INTEGER,
    outcome TEXT NOT NULL,
    again_on TEXT,
    said TEXT,
    twin_of BLOB REFERENCES visit (id)
) STRICT;

CREATE INDEX visit_person ON visit (person_id, made_at);
CREATE INDEX visit_account ON visit (account_id, outcome);
CREATE INDEX visit_twin ON visit (twin_of) WHERE twin_of IS NOT NULL;
CREATE UNIQUE INDEX visit_person_id_held_on_key ON visit (person_id, held_on) WHERE outcome = 'done' AND twin_of IS NULL;
