-- Lines of the accounts of the land-loss insurance: added and never changed. One a month and kind, but for those that take one back.
CREATE TABLE account_entry (
    id UUID NOT NULL PRIMARY KEY,
    enrolment_id UUID NOT NULL REFERENCES land_enrolment (id),
    kind TEXT NOT NULL,
    fen BIGINT NOT NULL,
    of_fund BIGINT NOT NULL,
    booked_on DATE NOT NULL,
    month DATE,
    note TEXT NOT NULL,
    reverses UUID REFERENCES account_entry (id),
    actor TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL
);

CREATE INDEX account_entry_enrolment ON account_entry (enrolment_id, booked_on);
CREATE UNIQUE INDEX account_entry_month ON account_entry (enrolment_id, kind, month) WHERE month IS NOT NULL AND reverses IS NULL;
CREATE UNIQUE INDEX account_entry_reverses ON account_entry (reverses) WHERE reverses IS NOT NULL;
