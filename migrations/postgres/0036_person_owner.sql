-- Who looks after whom, since when and until when. The row without an end is today's.
CREATE TABLE person_owner (
    seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    account_id UUID NOT NULL REFERENCES account (id),
    since TIMESTAMPTZ NOT NULL,
    until TIMESTAMPTZ,
    how TEXT NOT NULL,
    hand_over_id UUID
);

CREATE UNIQUE INDEX person_owner_person_id_key ON person_owner (person_id) WHERE until IS NULL;
CREATE INDEX person_owner_account ON person_owner (account_id, person_id) WHERE until IS NULL;
CREATE INDEX person_owner_history ON person_owner (person_id, seq);
