-- What people agreed to, purpose by purpose. Words are added and never changed; the latest of a purpose holds.
-- `person.consent` is what holds for matching.
CREATE TABLE consent (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL,
    given INTEGER NOT NULL,
    wording INTEGER NOT NULL,
    how TEXT NOT NULL,
    said_on TEXT NOT NULL,
    actor TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE INDEX consent_person ON consent (person_id, purpose, seq);

-- Words from before there were purposes: they came with lists, and nobody knows the sentence they answer.
INSERT INTO consent (person_id, purpose, given, wording, how, said_on, actor, at)
SELECT id, 'matching', consent = 'yes', 0, 'list', date('now', '+8 hours'), 'worker', strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now')
    FROM person WHERE consent IN ('yes', 'no');
