-- What people agreed to, purpose by purpose. Words are added and never changed; the latest of a purpose holds.
-- `person.consent` is what holds for matching.
CREATE TABLE consent (
    seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL,
    given BOOLEAN NOT NULL,
    wording BIGINT NOT NULL,
    how TEXT NOT NULL,
    said_on DATE NOT NULL,
    actor TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL
);

CREATE INDEX consent_person ON consent (person_id, purpose, seq);

-- Words from before there were purposes: they came with lists, and nobody knows the sentence they answer.
INSERT INTO consent (person_id, purpose, given, wording, how, said_on, actor, at)
SELECT id, 'matching', consent = 'yes', 0, 'list', (now() AT TIME ZONE 'Asia/Shanghai')::date, 'worker', now()
    FROM person WHERE consent IN ('yes', 'no');
