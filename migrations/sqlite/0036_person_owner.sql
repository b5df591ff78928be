-- Who looks after whom, since when and until when. The row without an end is today's.
CREATE TABLE person_owner (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    account_id BLOB NOT NULL REFERENCES account (id),
    since TEXT NOT NULL,
    until TEXT,
    how TEXT NOT NULL,
    hand_over_id BLOB
) STRICT;

CREATE UNIQUE INDEX person_owner_person_id_key ON person_owner (person_id) WHERE until IS NULL;
CREATE INDEX person_owner_account ON person_owner (account_id, person_id) WHERE until IS NULL;
CREATE INDEX person_owner_history ON person_owner (person_id, seq);
