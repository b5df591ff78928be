-- What is said to people by channels that may fail: one message for a person and a channel at a time, written with the leads
-- it is about. `day` is the day (Asia/Shanghai) it was handed over. A message that was handed over and not accepted may or
-- may not be with the gateway: it is never handed over again. `to_mark` is a keyed mark of the number or browser.
CREATE TABLE message (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    channel TEXT NOT NULL,
    state TEXT NOT NULL,
    planned_at TEXT NOT NULL,
    due_at TEXT NOT NULL,
    tries INTEGER NOT NULL,
    day TEXT,
    handed_at TEXT,
    accepted_at TEXT,
    gateway_id TEXT,
    to_mark BLOB,
    parts INTEGER NOT NULL,
    settled_at TEXT,
    ended TEXT
) STRICT;

CREATE UNIQUE INDEX message_planned ON message (person_id, channel) WHERE state = 'planned';
CREATE UNIQUE INDEX message_day ON message (person_id, channel, day) WHERE state IN ('handed', 'delivered', 'expired');
CREATE INDEX message_due ON message (channel, due_at) WHERE state = 'planned';
CREATE INDEX message_silent ON message (handed_at) WHERE state = 'handed';
CREATE INDEX message_person ON message (person_id, channel, handed_at);

-- The leads a message told of, and whether each was open and suitable then (R32).
CREATE TABLE message_lead (
    message_id BLOB NOT NULL REFERENCES message (id) ON DELETE CASCADE,
    lead_id BLOB NOT NULL,
    suitable INTEGER NOT NULL,
    PRIMARY KEY (message_id, lead_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX message_lead_lead ON message_lead (lead_id);
