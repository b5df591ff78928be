-- Who came without a file shows the code of a registration that names nobody: it hangs on what was written down at the gate.
ALTER TABLE fair_attendance ADD COLUMN registration_id UUID REFERENCES fair_registration (id);

CREATE INDEX fair_attendance_registration ON fair_attendance (registration_id) WHERE registration_id IS NOT NULL;
