-- Who did what to which record. Never personal data: actors and records by id.
CREATE TABLE audit (
    seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at TIMESTAMPTZ NOT NULL,
    actor TEXT NOT NULL,
    verb TEXT NOT NULL,
    noun TEXT NOT NULL,
    noun_id TEXT NOT NULL,
    detail TEXT NOT NULL
);

CREATE INDEX audit_noun ON audit (noun, noun_id, seq);
