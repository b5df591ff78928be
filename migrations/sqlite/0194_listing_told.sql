-- That an employer was told by message of an entry at a stage: of the notice, of the decision. Each once.
CREATE TABLE listing_told (
    listing_id BLOB NOT NULL REFERENCES listing (id),
    stage TEXT NOT NULL,
    told_at TEXT NOT NULL,
    PRIMARY KEY (listing_id, stage)
) STRICT;
