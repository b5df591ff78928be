-- How often something has changed that programs keep in memory: another process sees from it that it must read again.
CREATE TABLE revision (
    noun TEXT NOT NULL PRIMARY KEY,
    number BIGINT NOT NULL
);
