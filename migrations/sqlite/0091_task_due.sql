-- People about whom something has changed for many at once: the worker computes anew what is to be done about them.
CREATE TABLE task_due (
    person_id BLOB NOT NULL PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
