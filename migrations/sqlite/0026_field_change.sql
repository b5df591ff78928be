-- The history of records, field by field. Numbers that are kept sealed stand here masked.
CREATE TABLE field_change (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    noun TEXT NOT NULL,
    noun_id BLOB NOT NULL,
    version INTEGER NOT NULL,
    field TEXT NOT NULL,
    old_value TEXT NOT NULL,
    new_value TEXT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    why TEXT NOT NULL
) STRICT;

CREATE INDEX field_change_noun ON field_change (noun, noun_id, seq);
