-- What the search index has yet to take over; written in the transaction of the change itself.
CREATE TABLE index_task (
    seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind TEXT NOT NULL,
    id UUID NOT NULL
);
