-- What a message is about: leads that wait, or a reminder of those that were told and not answered.
ALTER TABLE message ADD COLUMN kind TEXT NOT NULL DEFAULT 'leads';

CREATE INDEX message_delivered ON message (settled_at) WHERE state = 'delivered';
