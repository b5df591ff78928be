-- Who did what to which record. Never personal data: actors and records by id.
CREATE TABLE audit (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    verb TEXT NOT NULL,
    noun TEXT NOT NULL,
    noun_id TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;

CREATE INDEX audit_noun ON audit (noun, noun_id, seq);
