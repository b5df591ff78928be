-- Lines of the accounts of the land-loss insurance: added and never changed. One a month and kind, but for those that take one back.
CREATE TABLE account_entry (
    id BLOB NOT NULL PRIMARY KEY,
    enrolment_id BLOB NOT NULL REFERENCES land_enrolment (id),
    kind TEXT NOT NULL,
    fen INTEGER NOT NULL,
    of_fund INTEGER NOT NULL,
    booked_on TEXT NOT NULL,
    month TEXT,
    note TEXT NOT NULL,
    reverses BLOB REFERENCES account_entry (id),
    actor TEXT NOT NULL,
    made_at TEXT NOT NULL
) STRICT;

CREATE INDEX account_entry_enrolment ON account_entry (enrolment_id, booked_on);
CREATE UNIQUE INDEX account_entry_month ON account_entry (enrolment_id, kind, month) WHERE month IS NOT NULL AND reverses IS NULL;
CREATE UNIQUE INDEX account_entry_reverses ON account_entry (reverses) WHERE reverses IS NOT NULL;
