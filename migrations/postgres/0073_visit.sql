-- Home visits. What was found and said, names, drawings and places are sealed as one text; what is counted stands beside it.
-- `held_on` is the day by our clock; there is one held visit of a person a day, further ones are twins of it.
CREATE TABLE visit (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id),
    account_id UUID NOT NULL REFERENCES account (id),
    form BIGINT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    held_on DATE NOT NULL,
    received_at TIMESTAMPTZ NOT NULL,
    clock_off BIGINT,
    outcome TEXT NOT NULL,
    again_on DATE,
    said TEXT,
    twin_of UUID REFERENCES visit (id)
);

CREATE INDEX visit_person ON visit (person_id, made_at);
CREATE INDEX visit_account ON visit (account_id, outcome);
CREATE INDEX visit_twin ON visit (twin_of) WHERE twin_of IS NOT NULL;
CREATE UNIQUE INDEX visit_person_id_held_on_key ON visit (person_id, held_on) WHERE outcome = 'done' AND twin_of IS NULL;
