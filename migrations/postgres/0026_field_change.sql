-- The history of records, field by field. Numbers that are kept sealed stand here masked.
CREATE TABLE field_change (
    seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    noun TEXT NOT NULL,
    noun_id UUID NOT NULL,
    version BIGINT NOT NULL,
    field TEXT NOT NULL,
    old_value TEXT NOT NULL,
    new_value TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    actor TEXT NOT NULL,
    why TEXT NOT NULL
);

CREATE INDEX field_change_noun ON field_change (noun, noun_id, seq);
