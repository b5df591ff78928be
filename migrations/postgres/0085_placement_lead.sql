-- What a placement did to leads, so that it can be undone: where each stood before and after, and nothing of what was said.
-- A lead may be put by when files become one, so it is named and not held.
CREATE TABLE placement_lead (
    placement_id UUID NOT NULL REFERENCES placement (id) ON DELETE CASCADE,
    lead_id UUID NOT NULL,
    why TEXT NOT NULL,
    was TEXT NOT NULL,
    was_at TIMESTAMPTZ,
    state TEXT NOT NULL,
    state_at TIMESTAMPTZ,
    PRIMARY KEY (placement_id, lead_id)
);
