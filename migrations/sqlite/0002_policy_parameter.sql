-- Dated policy figures with their sources. Area '' = everywhere.
CREATE TABLE policy_parameter (
    programme TEXT NOT NULL,
    area TEXT NOT NULL,
    key TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    value INTEGER NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (programme, area, key, valid_from)
) STRICT;
