-- Reminders of a follow-up that were planned: of each day of work a first and a second, and no more (S27).
CREATE TABLE follow_up_reminder (
    placement_id BLOB NOT NULL REFERENCES placement (id) ON DELETE CASCADE,
    day INTEGER NOT NULL,
    number INTEGER NOT NULL,
    planned_on TEXT NOT NULL,
    PRIMARY KEY (placement_id, day, number)
) STRICT;
