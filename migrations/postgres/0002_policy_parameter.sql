-- Dated policy figures with their sources. Area '' = everywhere.
CREATE TABLE policy_parameter (
    programme TEXT NOT NULL,
    area TEXT COLLATE "C" NOT NULL,
    key TEXT NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE,
    value BIGINT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (programme, area, key, valid_from)
);
