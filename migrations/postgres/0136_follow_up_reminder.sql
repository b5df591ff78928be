-- Reminders of a follow-up that were planned: of each day of work a first and a second, and no more (S27).
CREATE TABLE follow_up_reminder (
    placement_id UUID NOT NULL REFERENCES placement (id) ON DELETE CASCADE,
    day BIGINT NOT NULL,
    number BIGINT NOT NULL,
    planned_on DATE NOT NULL,
    PRIMARY KEY (placement_id, day, number)
);
