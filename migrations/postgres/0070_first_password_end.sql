-- First passwords given out before they had an end get one: a fortnight from now, as those that are given out today.
UPDATE account SET first_until = now() + INTERVAL '14 days'
WHERE must_change AND first_until IS NULL;
