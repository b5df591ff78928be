-- Land a household lost to an acquisition, as a roll states it; areas in hundredths of a mu. `list_id` names the list it
-- came with.
CREATE TABLE land_loss (
    id UUID NOT NULL PRIMARY KEY,
    household_id UUID NOT NULL REFERENCES household (id) ON DELETE CASCADE,
    project TEXT NOT NULL,
    approved_on DATE NOT NULL,
    area_before BIGINT NOT NULL,
    area_after BIGINT NOT NULL,
    list_id UUID,
    recorded_at TIMESTAMPTZ NOT NULL
);

CREATE UNIQUE INDEX land_loss_household_key ON land_loss (household_id, project, approved_on, area_before, area_after);
CREATE INDEX land_loss_list ON land_loss (list_id);
