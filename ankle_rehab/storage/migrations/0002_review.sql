-- Entries can be changed, searched and taken back; days can be marked; what the doctor is told is kept.

CREATE TABLE pain_history (
    id           INTEGER PRIMARY KEY,
    entry_id     INTEGER NOT NULL REFERENCES pain_entry (id) ON DELETE CASCADE,
    changed_utc  INTEGER NOT NULL,
    changed_zone TEXT    NOT NULL,
    changed_date TEXT    NOT NULL CHECK (changed_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    was          TEXT    NOT NULL CHECK (json_valid(was))
) STRICT;

CREATE INDEX pain_history_of ON pain_history (entry_id, id);
CREATE INDEX pain_trash ON pain_entry (deleted_utc) WHERE deleted_utc IS NOT NULL;

-- Looking back reads nothing but this index, however long the diary is: one character tells score, side, whether
-- it was written more than 24 hours late, and moment (see storage/day_codes.py).
DROP INDEX pain_by_day;
CREATE INDEX pain_by_day ON pain_entry (
    refers_to_date,
    refers_to_utc,
    char(32 + score + 11 * (side = 'right') + 22 * (abs(recorded_utc - refers_to_utc) > 86400000000)
        + 44 * CASE moment WHEN 'rest_before' THEN 0 WHEN 'during_worst' THEN 1 WHEN 'after_60min' THEN 2
            WHEN 'next_morning' THEN 3 WHEN 'other' THEN 4 ELSE 5 END)
) WHERE deleted_utc IS NULL;
CREATE INDEX pain_twist ON pain_entry (refers_to_date) WHERE twist = 1 AND deleted_utc IS NULL;
CREATE INDEX pain_high ON pain_entry (refers_to_date) WHERE score >= 7 AND deleted_utc IS NULL;

-- A long text goes on over several pages. A page of zeros among them, or one that belongs elsewhere, has a right
-- checksum: only a second copy, which integrity_check compares with the first, tells of it.
CREATE INDEX pain_long ON pain_entry (note, medicine) WHERE octet_length(note) + octet_length(medicine) > 3000;

-- What can be looked for in an entry outside of the trash. `place` is its number in the order of the day and
-- minute it refers to: 22 bits for the day, 12 for the minute (from 1024 before midnight UTC on), 29 for the id.
CREATE VIEW pain_found (id, place, words, facts) AS
SELECT
    id,
    ((CAST(coalesce(julianday(refers_to_date), 1721425.5) - 1721425.5 AS INTEGER) << 12
        | max(0, min(4095, (refers_to_utc + 61440000000
            - CAST(coalesce(julianday(refers_to_date), 1721425.5) - 2440587.5 AS INTEGER) * 86400000000) / 60000000)))
        << 29) | (id & 536870911),
    note || ' ' || medicine,
    side || ' s' || score || ' m' || replace(moment, '_', '') || replace(replace(replace(zones, '_', ''), '[', ' '), '"', 'z')
FROM pain_entry
WHERE deleted_utc IS NULL;

CREATE VIRTUAL TABLE pain_words USING fts5 (
    words, facts, content = 'pain_found', content_rowid = 'place', columnsize = 0, detail = column, prefix = '1',
    tokenize = 'unicode61 remove_diacritics 2'
);

INSERT INTO pain_words (pain_words, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER pain_words_added AFTER INSERT ON pain_entry
BEGIN
    INSERT INTO pain_words (rowid, words, facts) SELECT place, words, facts FROM pain_found WHERE id = new.id;
END;

CREATE TRIGGER pain_words_before BEFORE UPDATE ON pain_entry
BEGIN
    INSERT INTO pain_words (pain_words, rowid, words, facts)
    SELECT 'delete', place, words, facts FROM pain_found WHERE id = old.id;
END;

CREATE TRIGGER pain_words_since AFTER UPDATE ON pain_entry
BEGIN
    INSERT INTO pain_words (rowid, words, facts) SELECT place, words, facts FROM pain_found WHERE id = new.id;
END;

CREATE TRIGGER pain_words_gone BEFORE DELETE ON pain_entry
BEGIN
    INSERT INTO pain_words (pain_words, rowid, words, facts)
    SELECT 'delete', place, words, facts FROM pain_found WHERE id = old.id;
END;

INSERT INTO pain_words (rowid, words, facts) SELECT place, words, facts FROM pain_found ORDER BY place;

CREATE TABLE draft (
    name     TEXT PRIMARY KEY,
    kept_utc INTEGER NOT NULL,
    value    TEXT    NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

CREATE TABLE day_mark (
    local_date TEXT PRIMARY KEY CHECK (local_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    kind       TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE story (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

CREATE TABLE own_activity (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL,
    deleted_utc INTEGER
) STRICT;

CREATE TABLE activity_score (
    id          INTEGER PRIMARY KEY,
    activity_id INTEGER NOT NULL REFERENCES own_activity (id) ON DELETE CASCADE,
    at_utc      INTEGER NOT NULL,
    at_zone     TEXT    NOT NULL,
    at_date     TEXT    NOT NULL CHECK (at_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    score       INTEGER NOT NULL CHECK (score BETWEEN 0 AND 10)
) STRICT;

CREATE INDEX activity_score_of ON activity_score (activity_id, at_utc);
