-- Who applied for a post and who holds one, with the terms (R40). Of an application that is not over there is one for a person and a post.
CREATE TABLE post_tenure (
    id BLOB NOT NULL PRIMARY KEY,
    post_id BLOB NOT NULL REFERENCES public_post (id),
    person_id BLOB NOT NULL REFERENCES person (id),
    applied_by TEXT NOT NULL,
    applied_at TEXT NOT NULL,
    screened_by TEXT,
    retires_late INTEGER NOT NULL,
    state TEXT NOT NULL,
    notice_from TEXT,
    notice_to TEXT,
    placement_id BLOB,
    started_on TEXT,
    cap_months INTEGER,
    planned_end TEXT,
    exit_on TEXT,
    exit_reason TEXT,
    reason TEXT
) STRICT;

CREATE INDEX post_tenure_post ON post_tenure (post_id);
CREATE INDEX post_tenure_person ON post_tenure (person_id);
CREATE INDEX post_tenure_placement ON post_tenure (placement_id) WHERE placement_id IS NOT NULL;
CREATE UNIQUE INDEX post_tenure_running ON post_tenure (post_id, person_id) WHERE state IN ('applied', 'on_notice', 'on_post', 'leaving');
