-- An area whose code has ended stays in the tree: it holds for the days before, and names where it went.
ALTER TABLE area ADD COLUMN ended_on DATE;
ALTER TABLE area ADD COLUMN successor TEXT COLLATE "C";

-- Where people lived before their area ended: `until` is the first day of the new code.
CREATE TABLE past_area (
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    area TEXT COLLATE "C" NOT NULL,
    until DATE NOT NULL,
    PRIMARY KEY (person_id, until)
);

CREATE INDEX past_area_until ON past_area (until, area);
