-- Photos of visits, one of a visit, kept with the consent of the person and sealed. `id` is that of the visit, which may still
-- wait as a proposal; `taken_on` is its day.
CREATE TABLE visit_photo (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    taken_on TEXT NOT NULL,
    image TEXT NOT NULL
) STRICT;

CREATE INDEX visit_photo_person ON visit_photo (person_id);
CREATE INDEX visit_photo_taken ON visit_photo (taken_on);
