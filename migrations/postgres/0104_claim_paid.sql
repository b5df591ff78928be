-- The day a claim was paid, so that what was paid in a month or a year is found without reading every claim (RP18).
ALTER TABLE claim ADD COLUMN paid_on DATE;

UPDATE claim SET paid_on = (facts::json -> 'payment' ->> 'on')::date WHERE state IN ('paid', 'closed', 'recover', 'recovered');

CREATE INDEX claim_paid ON claim (paid_on) WHERE paid_on IS NOT NULL;
