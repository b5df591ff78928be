-- What people are to be told about a fair, once each: a message says it, or the page, whichever is first.
CREATE TABLE fair_news (
    fair_id BLOB NOT NULL REFERENCES job_fair (id),
    person_id BLOB NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL,
    made_at TEXT NOT NULL,
    told_at TEXT,
    PRIMARY KEY (fair_id, person_id, kind)
) STRICT;

CREATE INDEX fair_news_untold ON fair_news (person_id) WHERE told_at IS NULL;
