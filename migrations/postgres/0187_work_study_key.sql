-- What is paid for a learner of work and study is paid once, whoever is named as payee: the key of a claim that was entered by hand
-- is that of one that is found. Where somebody has two of a kind already, both stay as they are.
UPDATE claim SET key = substr(key, 1, length(kind) + 42)
WHERE kind IN ('work_study_enterprise', 'work_study_college', 'work_study_child') AND NOT EXISTS (
    SELECT 1 FROM claim AS other WHERE other.id <> claim.id AND other.kind = claim.kind AND other.person_id = claim.person_id
);
