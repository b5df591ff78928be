-- What a placement did to leads, so that it can be undone: where each stood before and after, and nothing of what was said.
-- A lead may be put by when files become one, so it is named and not held.
CREATE TABLE placement_lead (
    placement_id BLOB NOT NULL REFERENCES placement (id) ON DELETE CASCADE,
    lead_id BLOB NOT NULL,
    why TEXT NOT NULL,
    was TEXT NOT NULL,
    was_at TEXT,
    state TEXT NOT NULL,
    state_at TEXT,
    PRIMARY KEY (placement_id, lead_id)
) STRICT;
