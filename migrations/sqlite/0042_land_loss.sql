-- Land a household lost to an acquisition, as a roll states it; areas in hundredths of a mu. `list_id` names the list it
-- came with.
CREATE TABLE land_loss (
    id BLOB NOT NULL PRIMARY KEY,
    household_id BLOB NOT NULL REFERENCES household (id) ON DELETE CASCADE,
    project TEXT NOT NULL,
    approved_on TEXT NOT NULL,
    area_before INTEGER NOT NULL,
    area_after INTEGER NOT NULL,
    list_id BLOB,
    recorded_at TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX land_loss_household_key ON land_loss (household_id, project, approved_on, area_before, area_after);
CREATE INDEX land_loss_list ON land_loss (list_id);
