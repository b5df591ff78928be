-- What employers are to be told about their stand at a fair by message: each kind once, until it happens again.
CREATE TABLE fair_stand_news (
    stand_id BLOB NOT NULL REFERENCES fair_stand (id),
    kind TEXT NOT NULL,
    made_at TEXT NOT NULL,
    told_at TEXT,
    PRIMARY KEY (stand_id, kind)
) STRICT;

CREATE INDEX fair_stand_news_untold ON fair_stand_news (made_at) WHERE told_at IS NULL;
