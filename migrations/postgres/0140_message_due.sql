-- The longest due come first, and of those due at the same time in the order of people, in which their leads lie too: in the
-- order of ids each message touches pages of its own, and an index without that order is read whole for each portion.
DROP INDEX message_due;
CREATE INDEX message_due ON message (channel, due_at, person_id) WHERE state = 'planned';
DROP INDEX message_silent;
CREATE INDEX message_silent ON message (handed_at, id) WHERE state = 'handed';
