-- Small settings by area, for instance the number people are told to call. Area '' = everywhere.
CREATE TABLE setting (
    area TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (area, key)
) STRICT, WITHOUT ROWID;
