-- Looking back reads whole days, however much was written on each: the signs of its scores stand together, as many
-- in a row as were written one after the other (256 numbers share a part). Triggers keep them; nothing else may.

-- The sign of each score outside of the trash (see storage/day_codes.py).
CREATE VIEW pain_sign (id, local_date, part, sign) AS
SELECT
    id,
    refers_to_date,
    id >> 8,
    char(32 + score + 11 * (side = 'right') + 22 * (abs(recorded_utc - refers_to_utc) > 86400000000)
        + 44 * CASE moment WHEN 'rest_before' THEN 0 WHEN 'during_worst' THEN 1 WHEN 'after_60min' THEN 2
            WHEN 'next_morning' THEN 3 WHEN 'other' THEN 4 ELSE 5 END)
FROM pain_entry
WHERE deleted_utc IS NULL;

CREATE TABLE pain_day (
    local_date TEXT    NOT NULL,
    part       INTEGER NOT NULL,
    scores     INTEGER NOT NULL,
    signs      TEXT    NOT NULL,
    PRIMARY KEY (local_date, part)
) STRICT, WITHOUT ROWID;

INSERT INTO pain_day (local_date, part, scores, signs)
SELECT local_date, part, count(*), group_concat(sign, '') FROM pain_sign GROUP BY local_date, part;

CREATE TRIGGER pain_day_added AFTER INSERT ON pain_entry
BEGIN
    INSERT INTO pain_day (local_date, part, scores, signs)
    SELECT local_date, part, 1, sign FROM pain_sign WHERE id = new.id
    ON CONFLICT (local_date, part) DO UPDATE SET scores = scores + 1, signs = signs || excluded.signs;
END;

CREATE TRIGGER pain_day_before BEFORE UPDATE ON pain_entry
BEGIN
    UPDATE pain_day
    SET scores = scores - 1, signs = substr(signs, 1, instr(signs, sign) - 1) || substr(signs, instr(signs, sign) + 1)
    FROM pain_sign AS gone
    WHERE gone.id = old.id AND pain_day.local_date = gone.local_date AND pain_day.part = gone.part;
    DELETE FROM pain_day WHERE local_date = old.refers_to_date AND part = old.id >> 8 AND scores < 1;
END;

CREATE TRIGGER pain_day_since AFTER UPDATE ON pain_entry
BEGIN
    INSERT INTO pain_day (local_date, part, scores, signs)
    SELECT local_date, part, 1, sign FROM pain_sign WHERE id = new.id
    ON CONFLICT (local_date, part) DO UPDATE SET scores = scores + 1, signs = signs || excluded.signs;
END;

CREATE TRIGGER pain_day_gone BEFORE DELETE ON pain_entry
BEGIN
    UPDATE pain_day
    SET scores = scores - 1, signs = substr(signs, 1, instr(signs, sign) - 1) || substr(signs, instr(signs, sign) + 1)
    FROM pain_sign AS gone
    WHERE gone.id = old.id AND pain_day.local_date = gone.local_date AND pain_day.part = gone.part;
    DELETE FROM pain_day WHERE local_date = old.refers_to_date AND part = old.id >> 8 AND scores < 1;
END;
