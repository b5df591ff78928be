-- Who applied for a post and who holds one, with the terms (R40). Of an application that is not over there is one for a person and a post.
CREATE TABLE post_tenure (
    id UUID NOT NULL PRIMARY KEY,
    post_id UUID NOT NULL REFERENCES public_post (id),
    person_id UUID NOT NULL REFERENCES person (id),
    applied_by TEXT NOT NULL,
    applied_at TIMESTAMPTZ NOT NULL,
    screened_by TEXT,
    retires_late BOOLEAN NOT NULL,
    state TEXT NOT NULL,
    notice_from DATE,
    notice_to DATE,
    placement_id UUID,
    started_on DATE,
    cap_months BIGINT,
    planned_end DATE,
    exit_on DATE,
    exit_reason TEXT,
    reason TEXT
);

CREATE INDEX post_tenure_post ON post_tenure (post_id);
CREATE INDEX post_tenure_person ON post_tenure (person_id);
CREATE INDEX post_tenure_placement ON post_tenure (placement_id) WHERE placement_id IS NOT NULL;
CREATE UNIQUE INDEX post_tenure_running ON post_tenure (post_id, person_id) WHERE state IN ('applied', 'on_notice', 'on_post', 'leaving');
