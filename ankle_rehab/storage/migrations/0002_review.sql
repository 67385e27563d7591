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

CREATE VIRTUAL TABLE pain_words USING fts5 (
    note, medicine, content = 'pain_entry', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER pain_words_added AFTER INSERT ON pain_entry
WHEN new.note <> '' OR new.medicine <> ''
BEGIN
    INSERT INTO pain_words (rowid, note, medicine) VALUES (new.id, new.note, new.medicine);
END;

CREATE TRIGGER pain_words_gone AFTER DELETE ON pain_entry
WHEN old.note <> '' OR old.medicine <> ''
BEGIN
    INSERT INTO pain_words (pain_words, rowid, note, medicine) VALUES ('delete', old.id, old.note, old.medicine);
END;

CREATE TRIGGER pain_words_before AFTER UPDATE OF note, medicine ON pain_entry
WHEN old.note <> '' OR old.medicine <> ''
BEGIN
    INSERT INTO pain_words (pain_words, rowid, note, medicine) VALUES ('delete', old.id, old.note, old.medicine);
END;

CREATE TRIGGER pain_words_since AFTER UPDATE OF note, medicine ON pain_entry
WHEN new.note <> '' OR new.medicine <> ''
BEGIN
    INSERT INTO pain_words (rowid, note, medicine) VALUES (new.id, new.note, new.medicine);
END;

INSERT INTO pain_words (rowid, note, medicine)
SELECT id, note, medicine FROM pain_entry WHERE note <> '' OR medicine <> '';

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
