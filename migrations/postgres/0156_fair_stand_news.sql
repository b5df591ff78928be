-- What employers are to be told about their stand at a fair by message: each kind once, until it happens again.
CREATE TABLE fair_stand_news (
    stand_id UUID NOT NULL REFERENCES fair_stand (id),
    kind TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    told_at TIMESTAMPTZ,
    PRIMARY KEY (stand_id, kind)
);

CREATE INDEX fair_stand_news_untold ON fair_stand_news (made_at) WHERE told_at IS NULL;
