-- What the search index has yet to take over; written in the transaction of the change itself.
CREATE TABLE index_task (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    id BLOB NOT NULL
) STRICT;
