-- Every scan of a gate under the id its phone gave it, with what came of it: counted once however often it is sent. It names nobody.
CREATE TABLE fair_scan (
    id UUID NOT NULL PRIMARY KEY,
    fair_id UUID NOT NULL REFERENCES job_fair (id),
    pass_id UUID NOT NULL REFERENCES fair_pass (id),
    way TEXT NOT NULL,
    outcome TEXT NOT NULL,
    reason TEXT,
    attendance_id UUID REFERENCES fair_attendance (id),
    shown_at TIMESTAMPTZ NOT NULL,
    received_at TIMESTAMPTZ NOT NULL,
    scanned_at TIMESTAMPTZ NOT NULL,
    off_seconds BIGINT
);

CREATE INDEX fair_scan_reason ON fair_scan (fair_id, reason) WHERE reason IS NOT NULL;
CREATE INDEX fair_scan_pass ON fair_scan (pass_id, received_at);
CREATE INDEX fair_scan_attendance ON fair_scan (attendance_id) WHERE attendance_id IS NOT NULL;
