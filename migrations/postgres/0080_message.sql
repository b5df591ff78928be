-- What is said to people by channels that may fail: one message for a person and a channel at a time, written with the leads
-- it is about. `day` is the day (Asia/Shanghai) it was handed over. A message that was handed over and not accepted may or
-- may not be with the gateway: it is never handed over again. `to_mark` is a keyed mark of the number or browser.
CREATE TABLE message (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    channel TEXT NOT NULL,
    state TEXT NOT NULL,
    planned_at TIMESTAMPTZ NOT NULL,
    due_at TIMESTAMPTZ NOT NULL,
    tries BIGINT NOT NULL,
    day DATE,
    handed_at TIMESTAMPTZ,
    accepted_at TIMESTAMPTZ,
    gateway_id TEXT,
    to_mark BYTEA,
    parts BIGINT NOT NULL,
    settled_at TIMESTAMPTZ,
    ended TEXT
);

CREATE UNIQUE INDEX message_planned ON message (person_id, channel) WHERE state = 'planned';
CREATE UNIQUE INDEX message_day ON message (person_id, channel, day) WHERE state IN ('handed', 'delivered', 'expired');
CREATE INDEX message_due ON message (channel, due_at) WHERE state = 'planned';
CREATE INDEX message_silent ON message (handed_at) WHERE state = 'handed';
CREATE INDEX message_person ON message (person_id, channel, handed_at);

-- The leads a message told of, and whether each was open and suitable then (R32).
CREATE TABLE message_lead (
    message_id UUID NOT NULL REFERENCES message (id) ON DELETE CASCADE,
    lead_id UUID NOT NULL,
    suitable BOOLEAN NOT NULL,
    PRIMARY KEY (message_id, lead_id)
);

CREATE INDEX message_lead_lead ON message_lead (lead_id);
