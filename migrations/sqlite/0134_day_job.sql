-- When one works at a vacancy of some days, and where one meets.
CREATE TABLE day_job (
    vacancy_id BLOB NOT NULL PRIMARY KEY REFERENCES vacancy (id) ON DELETE CASCADE,
    work_from TEXT NOT NULL,
    work_to TEXT NOT NULL,
    hours TEXT NOT NULL,
    meeting TEXT NOT NULL
) STRICT;

CREATE INDEX day_job_days ON day_job (work_to, work_from);
