-- Two files that look alike and are of two people: not asked about again. The smaller id stands first.
CREATE TABLE not_alike (
    one_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    other_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    decided_at TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    PRIMARY KEY (one_id, other_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX not_alike_other ON not_alike (other_id);

-- A file that was made one with another stays as a stub: its number still leads to the one that is kept, and nothing lists or
-- counts it. What it held is in `merge.record`, sealed.
ALTER TABLE person ADD COLUMN merged_into BLOB REFERENCES person (id) ON DELETE CASCADE;

CREATE INDEX person_merged_into ON person (merged_into) WHERE merged_into IS NOT NULL;

-- Two files of one person made one. `record` says, sealed, what was before and what was moved, so that it can be undone.
CREATE TABLE merge (
    id BLOB NOT NULL PRIMARY KEY,
    kept_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    gone_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    record TEXT NOT NULL,
    undone_at TEXT,
    undone_by TEXT
) STRICT;

CREATE UNIQUE INDEX merge_gone_id_key ON merge (gone_id) WHERE undone_at IS NULL;
CREATE INDEX merge_kept ON merge (kept_id, made_at);

-- Of two leads of one person about one vacancy the one with the better proof stays; the other waits here, whole.
CREATE TABLE merged_lead (
    merge_id BLOB NOT NULL REFERENCES merge (id) ON DELETE CASCADE,
    id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    vacancy_id BLOB NOT NULL,
    round_id BLOB,
    planned_on TEXT NOT NULL,
    score INTEGER NOT NULL,
    reasons TEXT NOT NULL,
    ask_first INTEGER NOT NULL,
    state TEXT NOT NULL,
    state_at TEXT,
    channel TEXT,
    sent_at TEXT,
    delivered_at TEXT,
    delivery_channel TEXT,
    evidence TEXT,
    note TEXT,
    suitable INTEGER,
    counts_year INTEGER,
    opened_at TEXT,
    answer TEXT,
    decline_reason TEXT,
    answered_at TEXT,
    answered_by_proxy BLOB,
    PRIMARY KEY (merge_id, id)
) STRICT, WITHOUT ROWID;
