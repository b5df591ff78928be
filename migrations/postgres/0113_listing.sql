-- The wage blacklist and the abnormal list (R82): notice, statement, decision, appeal, and the way off it. Words name firms and
-- never people; each of them stands with who said it and when, as JSON.
CREATE TABLE listing (
    id UUID NOT NULL PRIMARY KEY,
    employer_id UUID NOT NULL REFERENCES employer (id),
    kind TEXT NOT NULL,
    ground TEXT NOT NULL,
    case_id UUID REFERENCES labour_case (id),
    area TEXT COLLATE "C" NOT NULL,
    notice TEXT NOT NULL,
    state_by DATE,
    statement TEXT,
    decision_no TEXT NOT NULL,
    decision TEXT,
    listed_from DATE,
    listed_to DATE,
    appeal_by DATE,
    appeal TEXT,
    ending TEXT,
    ended_on DATE,
    stage TEXT NOT NULL,
    version BIGINT NOT NULL
);

CREATE INDEX listing_employer ON listing (employer_id);
CREATE INDEX listing_stage ON listing (stage, listed_to);
CREATE UNIQUE INDEX listing_open ON listing (employer_id, kind) WHERE stage IN ('noticed', 'published', 'appealed');
