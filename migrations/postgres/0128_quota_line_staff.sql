-- How many people work for an employer stands in `employer_staff` alone; a line of the quota names the day it speaks of. Where
-- the two differ, what the federation has checked stands, and of the rest what the employer's file says.
UPDATE employer_staff SET staff_total = q.staff, staff_disabled = q.disabled, staff_disabled_severe = q.severe,
    staff_dispatched = q.dispatched, version = employer_staff.version + 1
FROM quota_line AS q
WHERE q.employer_id = employer_staff.employer_id AND q.year = employer_staff.year AND q.as_of = employer_staff.as_of
    AND q.checked_by IS NOT NULL AND (q.staff <> employer_staff.staff_total OR q.disabled <> employer_staff.staff_disabled
    OR q.severe <> employer_staff.staff_disabled_severe OR q.dispatched <> employer_staff.staff_dispatched);

INSERT INTO employer_staff (employer_id, year, as_of, staff_total, staff_disabled, staff_disabled_severe, staff_dispatched,
    declared_by, declared_at, confirmed_by, confirmed_at, version)
SELECT q.employer_id, q.year, q.as_of, q.staff, q.disabled, q.severe, q.dispatched, q.declared_by,
    coalesce(q.checked_at, y.opened_on::timestamptz), NULL, NULL, 0
FROM quota_line AS q JOIN quota_year AS y ON y.year = q.year AND y.area = q.area
WHERE NOT EXISTS (SELECT 1 FROM employer_staff AS s
    WHERE s.employer_id = q.employer_id AND s.year = q.year AND s.as_of = q.as_of);

ALTER TABLE quota_line DROP COLUMN staff;
ALTER TABLE quota_line DROP COLUMN disabled;
ALTER TABLE quota_line DROP COLUMN severe;
ALTER TABLE quota_line DROP COLUMN dispatched;
