-- Whom an assistance week is for: one row of a person in a week (R87), with who stated it, who recognised or struck it, and the
-- badge of whoever is to visit.
CREATE TABLE week_target (
    id UUID NOT NULL PRIMARY KEY,
    week_id UUID NOT NULL REFERENCES assistance_week (id),
    person_id UUID NOT NULL REFERENCES person (id),
    area TEXT COLLATE "C" NOT NULL,
    reason TEXT NOT NULL,
    evidence TEXT NOT NULL,
    stated_by TEXT NOT NULL,
    stated_at TIMESTAMPTZ NOT NULL,
    state TEXT NOT NULL,
    decided_by TEXT,
    decided_at TIMESTAMPTZ,
    struck_why TEXT NOT NULL,
    badge BIGINT
);

CREATE UNIQUE INDEX week_target_week_id_person_id_key ON week_target (week_id, person_id);
CREATE INDEX week_target_person ON week_target (person_id);
