-- The licence of an employer that seeks people for others: agency or dispatch.
CREATE TABLE employer_licence (
    employer_id BLOB NOT NULL PRIMARY KEY REFERENCES employer (id) ON DELETE CASCADE,
    no TEXT NOT NULL,
    valid_until TEXT NOT NULL
) STRICT;
