CREATE TABLE session (
    id              INTEGER PRIMARY KEY,
    routine_id      TEXT    NOT NULL,
    name            TEXT    NOT NULL,
    sides           TEXT    NOT NULL CHECK (json_valid(sides)),
    plan            TEXT    NOT NULL CHECK (json_valid(plan)),
    started_utc     INTEGER NOT NULL,
    started_zone    TEXT    NOT NULL,
    started_date    TEXT    NOT NULL CHECK (started_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    kept_utc        INTEGER NOT NULL,
    kept_zone       TEXT    NOT NULL,
    kept_date       TEXT    NOT NULL CHECK (kept_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    ended_utc       INTEGER,
    ended_zone      TEXT,
    ended_date      TEXT CHECK (ended_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    outcome         TEXT,
    step_index      INTEGER NOT NULL CHECK (step_index >= 0),
    step_count      INTEGER NOT NULL CHECK (step_count > step_index),
    step_seconds    REAL    NOT NULL CHECK (step_seconds >= 0),
    planned_seconds REAL    NOT NULL CHECK (planned_seconds >= 0),
    done_seconds    REAL    NOT NULL CHECK (done_seconds >= 0),
    hurts           TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(hurts)),
    revision        INTEGER NOT NULL DEFAULT 1,
    deleted_utc     INTEGER,
    CHECK ((ended_utc IS NULL) = (outcome IS NULL)),
    CHECK ((ended_utc IS NULL) = (ended_zone IS NULL)),
    CHECK ((ended_utc IS NULL) = (ended_date IS NULL))
) STRICT;
CREATE INDEX session_by_day ON session (started_date, started_utc) WHERE deleted_utc IS NULL AND outcome IS NOT NULL;
CREATE INDEX session_open ON session (id) WHERE deleted_utc IS NULL AND outcome IS NULL;
CREATE TABLE session_step (
    session_id      INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    position        INTEGER NOT NULL CHECK (position >= 0),
    item            INTEGER NOT NULL CHECK (item >= 0),
    phase           TEXT    NOT NULL,
    side            TEXT    CHECK (side IN ('left', 'right')),
    set_number      INTEGER NOT NULL CHECK (set_number >= 1),
    sets            INTEGER NOT NULL CHECK (sets >= 1),
    planned_seconds REAL    NOT NULL CHECK (planned_seconds >= 0),
    name            TEXT    NOT NULL,
    seconds         REAL    NOT NULL CHECK (seconds >= 0),
    whole           INTEGER NOT NULL CHECK (whole IN (0, 1)),
    PRIMARY KEY (session_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE pain_entry (
    id               INTEGER PRIMARY KEY,
    side             TEXT    NOT NULL CHECK (side IN ('left', 'right')),
    score            INTEGER NOT NULL CHECK (score BETWEEN 0 AND 10),
    moment           TEXT    NOT NULL,
    recorded_utc     INTEGER NOT NULL,
    recorded_zone    TEXT    NOT NULL,
    recorded_date    TEXT    NOT NULL CHECK (recorded_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    refers_to_utc    INTEGER NOT NULL,
    refers_to_zone   TEXT    NOT NULL,
    refers_to_date   TEXT    NOT NULL CHECK (refers_to_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    zones            TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(zones)),
    swelling         TEXT,
    stiffness        TEXT,
    limp             INTEGER CHECK (limp IN (0, 1)),
    gave_way         INTEGER CHECK (gave_way IN (0, 1)),
    twist            INTEGER CHECK (twist IN (0, 1)),
    support          TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(support)),
    woke_at_night    INTEGER CHECK (woke_at_night IN (0, 1)),
    medicine         TEXT    NOT NULL DEFAULT '',
    medicine_at_utc  INTEGER,
    medicine_at_zone TEXT,
    medicine_at_date TEXT CHECK (medicine_at_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    note             TEXT    NOT NULL DEFAULT '',
    session_id       INTEGER REFERENCES session (id) ON DELETE SET NULL,
    revision         INTEGER NOT NULL DEFAULT 1,
    deleted_utc      INTEGER, activity_id INTEGER REFERENCES activity (id) ON DELETE SET NULL,
    CHECK ((medicine_at_utc IS NULL) = (medicine_at_zone IS NULL)),
    CHECK ((medicine_at_utc IS NULL) = (medicine_at_date IS NULL))
) STRICT;
CREATE INDEX pain_by_session ON pain_entry (session_id) WHERE session_id IS NOT NULL;
CREATE TABLE sign_check (
    id           INTEGER PRIMARY KEY,
    at_utc       INTEGER NOT NULL,
    at_zone      TEXT    NOT NULL,
    at_date      TEXT    NOT NULL CHECK (at_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    signs        TEXT    NOT NULL CHECK (json_valid(signs)),
    twisted      INTEGER NOT NULL CHECK (twisted IN (0, 1)),
    text_version TEXT    NOT NULL,
    release      TEXT
, details TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(details)), page TEXT NOT NULL DEFAULT 'all', level TEXT, closes TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(closes)), on_date TEXT
    CHECK (on_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), note TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE icing (
    id             INTEGER PRIMARY KEY,
    started_utc    INTEGER NOT NULL,
    started_zone   TEXT    NOT NULL,
    started_date   TEXT    NOT NULL CHECK (started_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    minutes        INTEGER NOT NULL CHECK (minutes IN (5, 10, 15, 20)),
    side           TEXT    NOT NULL CHECK (side IN ('left', 'right')),
    state          TEXT    NOT NULL,
    boot_id        TEXT    NOT NULL,
    elapsed_start  REAL    NOT NULL,
    wall_start_utc INTEGER NOT NULL,
    seconds        REAL    NOT NULL CHECK (seconds > 0),
    seen           REAL    NOT NULL CHECK (seen >= 0),
    seen_elapsed   REAL    NOT NULL,
    seen_wall      TEXT    NOT NULL,
    exact          INTEGER NOT NULL CHECK (exact IN (0, 1)),
    on_screen      INTEGER,
    on_screen_from REAL    NOT NULL,
    checked        TEXT    NOT NULL CHECK (json_valid(checked)),
    reason         TEXT,
    alarm_at       REAL,
    ended_utc      INTEGER,
    ended_zone     TEXT,
    ended_date     TEXT CHECK (ended_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    lasted         REAL CHECK (lasted >= 0),
    skin_after     TEXT,
    pain           INTEGER CHECK (pain BETWEEN 0 AND 10),
    revision       INTEGER NOT NULL DEFAULT 1,
    deleted_utc    INTEGER,
    CHECK ((ended_utc IS NULL) = (ended_zone IS NULL)),
    CHECK ((ended_utc IS NULL) = (ended_date IS NULL))
) STRICT;
CREATE INDEX icing_by_day ON icing (started_date, started_utc) WHERE deleted_utc IS NULL AND state = 'ended';
CREATE INDEX icing_open ON icing (id) WHERE deleted_utc IS NULL AND state <> 'ended';
CREATE TABLE icing_conditions (
    id           INTEGER PRIMARY KEY,
    at_utc       INTEGER NOT NULL,
    at_zone      TEXT    NOT NULL,
    at_date      TEXT    NOT NULL CHECK (at_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    ticked       TEXT    NOT NULL CHECK (json_valid(ticked)),
    asked        INTEGER NOT NULL CHECK (asked IN (0, 1)),
    text_version TEXT    NOT NULL
) STRICT;
CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
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
CREATE INDEX pain_by_day ON pain_entry (
    refers_to_date,
    refers_to_utc,
    char(32 + score + 11 * (side = 'right') + 22 * (abs(recorded_utc - refers_to_utc) > 86400000000)
        + 44 * CASE moment WHEN 'rest_before' THEN 0 WHEN 'during_worst' THEN 1 WHEN 'after_60min' THEN 2
            WHEN 'next_morning' THEN 3 WHEN 'other' THEN 4 ELSE 5 END)
) WHERE deleted_utc IS NULL;
CREATE INDEX pain_twist ON pain_entry (refers_to_date) WHERE twist = 1 AND deleted_utc IS NULL;
CREATE INDEX pain_high ON pain_entry (refers_to_date) WHERE score >= 7 AND deleted_utc IS NULL;
CREATE INDEX pain_long ON pain_entry (note, medicine) WHERE octet_length(note) + octet_length(medicine) > 3000;
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
CREATE INDEX pain_rising ON pain_entry (refers_to_date) WHERE score >= 6 AND deleted_utc IS NULL;
CREATE TABLE plan_step (
    id      INTEGER PRIMARY KEY,
    at_utc  INTEGER NOT NULL,
    at_zone TEXT    NOT NULL,
    at_date TEXT    NOT NULL CHECK (at_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    subject TEXT    NOT NULL,
    before  INTEGER NOT NULL,
    after   INTEGER NOT NULL,
    why     TEXT    NOT NULL,
    chosen  INTEGER NOT NULL CHECK (chosen IN (0, 1)),
    about_date TEXT CHECK (about_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;
CREATE INDEX plan_step_of ON plan_step (subject, id);
CREATE TABLE day_plan (
    local_date TEXT PRIMARY KEY CHECK (local_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    routine_id TEXT NOT NULL,
    why        TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE test_result (
    id          INTEGER PRIMARY KEY,
    at_utc      INTEGER NOT NULL,
    at_zone     TEXT    NOT NULL,
    at_date     TEXT    NOT NULL CHECK (at_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    kind        TEXT    NOT NULL,
    side        TEXT    CHECK (side IN ('left', 'right')),
    amount      REAL    NOT NULL CHECK (amount >= 0),
    pain        INTEGER CHECK (pain BETWEEN 0 AND 10),
    deleted_utc INTEGER
) STRICT;
CREATE INDEX test_result_by_day ON test_result (at_date, at_utc) WHERE deleted_utc IS NULL;
CREATE TABLE bandage (
    id       INTEGER PRIMARY KEY,
    on_utc   INTEGER NOT NULL,
    on_zone  TEXT    NOT NULL,
    on_date  TEXT    NOT NULL CHECK (on_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    side     TEXT    NOT NULL CHECK (side IN ('left', 'right')),
    checked  TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(checked)),
    off_utc  INTEGER,
    off_zone TEXT,
    off_date TEXT CHECK (off_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    reason   TEXT,
    clock    TEXT CHECK (json_valid(clock)),
    CHECK ((off_utc IS NULL) = (off_zone IS NULL)),
    CHECK ((off_utc IS NULL) = (off_date IS NULL))
) STRICT;
CREATE TABLE own_exercise (
    id          TEXT PRIMARY KEY,
    value       TEXT NOT NULL CHECK (json_valid(value)),
    picture     BLOB,
    deleted_utc INTEGER
) STRICT;
CREATE TABLE own_routine (
    id          TEXT PRIMARY KEY,
    value       TEXT NOT NULL CHECK (json_valid(value)),
    deleted_utc INTEGER
) STRICT;
CREATE TABLE cause_check (
    id           INTEGER PRIMARY KEY,
    at_utc       INTEGER NOT NULL,
    at_zone      TEXT    NOT NULL,
    at_date      TEXT    NOT NULL CHECK (at_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    ticked       TEXT    NOT NULL CHECK (json_valid(ticked)),
    text_version TEXT    NOT NULL
) STRICT;
CREATE TABLE shoe (
    id          INTEGER PRIMARY KEY,
    name        TEXT    NOT NULL,
    since_date  TEXT    CHECK (since_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    kilometres  REAL    CHECK (kilometres >= 0),
    deleted_utc INTEGER
, default_for TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(default_for)), looked_date TEXT
    CHECK (looked_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), uneven INTEGER CHECK (uneven IN (0, 1)), retired_date TEXT
    CHECK (retired_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')) STRICT;
CREATE INDEX pain_told ON pain_entry (
    refers_to_date,
    refers_to_utc,
    char(32 + (side = 'right') + 2 * coalesce(limp, 0) + 4 * coalesce(gave_way, 0)
        + 8 * CASE swelling WHEN 'none' THEN 1 WHEN 'little' THEN 2 WHEN 'clear' THEN 3 WHEN 'large' THEN 4 ELSE 0 END)
) WHERE deleted_utc IS NULL AND (limp = 1 OR gave_way = 1 OR swelling IS NOT NULL);
CREATE TABLE reminder (
    id               INTEGER PRIMARY KEY,
    kind             TEXT    NOT NULL,
    routine_id       TEXT    NOT NULL DEFAULT '',
    words            TEXT    NOT NULL DEFAULT '',
    schedule         TEXT    NOT NULL CHECK (json_valid(schedule)),
    only_if_not_done INTEGER NOT NULL CHECK (only_if_not_done IN (0, 1)),
    is_on            INTEGER NOT NULL CHECK (is_on IN (0, 1)),
    deleted_utc      INTEGER
, grace_minutes INTEGER NOT NULL DEFAULT 120
    CHECK (grace_minutes BETWEEN 0 AND 1440)) STRICT;
CREATE TABLE reminder_log (
    reminder_id INTEGER NOT NULL REFERENCES reminder (id) ON DELETE CASCADE,
    local_time  TEXT    NOT NULL
        CHECK (local_time GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]'),
    state       TEXT    NOT NULL,
    at_utc      INTEGER NOT NULL,
    until_utc   INTEGER,
    PRIMARY KEY (reminder_id, local_time)
) STRICT, WITHOUT ROWID;
CREATE TABLE activity (
    id              INTEGER PRIMARY KEY,
    sport           TEXT    NOT NULL,
    started_utc     INTEGER NOT NULL,
    started_zone    TEXT    NOT NULL,
    started_date    TEXT    NOT NULL CHECK (started_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    timed           INTEGER NOT NULL CHECK (timed IN (0, 1)),
    seconds         REAL    CHECK (seconds >= 0),
    elapsed         REAL    CHECK (elapsed >= 0),
    metres          REAL    CHECK (metres >= 0),
    effort          INTEGER CHECK (effort BETWEEN 0 AND 10),
    run_type        TEXT,
    hard            INTEGER CHECK (hard IN (0, 1)),
    surface         TEXT,
    shoe_id         INTEGER REFERENCES shoe (id) ON DELETE SET NULL,
    heart_rate      INTEGER CHECK (heart_rate > 0),
    top_heart_rate  INTEGER CHECK (top_heart_rate > 0),
    laps            TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(laps)),
    source          TEXT    NOT NULL,
    partial         INTEGER NOT NULL DEFAULT 0 CHECK (partial IN (0, 1)),
    without_program TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(without_program)),
    anyway          TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(anyway)),
    note            TEXT    NOT NULL DEFAULT '',
    file_mark       TEXT    NOT NULL DEFAULT '',
    session_id      INTEGER REFERENCES session (id) ON DELETE SET NULL,
    deleted_utc     INTEGER
) STRICT;
CREATE INDEX activity_by_day ON activity (started_date, started_utc) WHERE deleted_utc IS NULL;
CREATE INDEX activity_of_shoe ON activity (shoe_id) WHERE deleted_utc IS NULL AND shoe_id IS NOT NULL;
CREATE INDEX activity_of_session ON activity (session_id) WHERE session_id IS NOT NULL;
CREATE TABLE planned_activity (
    id          INTEGER PRIMARY KEY,
    local_date  TEXT    NOT NULL CHECK (local_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    local_time  TEXT    CHECK (local_time GLOB '[0-9][0-9]:[0-9][0-9]'),
    sport       TEXT    NOT NULL,
    run_type    TEXT,
    hard        INTEGER CHECK (hard IN (0, 1)),
    metres      REAL    CHECK (metres >= 0),
    minutes     REAL    CHECK (minutes >= 0),
    anyway      TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(anyway)),
    deleted_utc INTEGER
) STRICT;
CREATE INDEX planned_by_day ON planned_activity (local_date) WHERE deleted_utc IS NULL;
CREATE TABLE seen_file (
    name     TEXT    NOT NULL,
    bytes    INTEGER NOT NULL,
    changed  INTEGER NOT NULL,
    seen_utc INTEGER NOT NULL,
    PRIMARY KEY (name, bytes, changed)
) STRICT, WITHOUT ROWID;
CREATE INDEX pain_by_activity ON pain_entry (activity_id) WHERE activity_id IS NOT NULL;
CREATE INDEX session_runs ON session (started_date)
    WHERE deleted_utc IS NULL AND outcome IS NOT NULL AND routine_id = 'run-walk';
CREATE TABLE notification (
    key       TEXT PRIMARY KEY,
    number    INTEGER NOT NULL CHECK (number >= 0),
    server    TEXT NOT NULL,
    shown_utc INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
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
INSERT INTO pain_words (pain_words, rank) VALUES ('secure-delete', 1);
INSERT INTO session (id, routine_id, name, sides, plan, started_utc, started_zone, started_date, kept_utc, kept_zone, kept_date, ended_utc, ended_zone, ended_date, outcome, step_index, step_count, step_seconds, planned_seconds, done_seconds, hurts, revision, deleted_utc) VALUES (1, 'mine', 'Mine', '["left", "right"]', '{"format": 1, "routine_id": "mine", "name": "Mine", "sides": ["left", "right"], "half_size": false, "items": [{"exercise": "press", "name": "Press", "dose": {"mode": "hold", "sets": 1, "reps": 0, "seconds": 20, "tempo": [], "rest": 0, "switch": 5}, "eased": 0, "pause": 0}, {"exercise": "raise", "name": "Raise", "dose": {"mode": "reps", "sets": 2, "reps": 5, "seconds": 0, "tempo": [2, 1, 3], "rest": 10, "switch": 5}, "eased": 0, "pause": 0}, {"activity": "walk", "words": "Walk a little.", "seconds": 180}], "steps": [[0, "ready", 10.0, "left", 1, 1], [0, "work", 20, "left", 1, 1], [0, "switch", 5, "right", 1, 1], [0, "work", 20, "right", 1, 1], [1, "ready", 10.0, "left", 1, 2], [1, "work", 30, "left", 1, 2], [1, "rest", 10, "left", 2, 2], [1, "work", 30, "left", 2, 2], [1, "switch", 5, "right", 1, 2], [1, "work", 30, "right", 1, 2], [1, "rest", 10, "right", 2, 2], [1, "work", 30, "right", 2, 2], [2, "activity", 180, null, 1, 1]]}', 1795330800000000, 'Europe/Berlin', '2026-11-22', 1795334400000000, 'Europe/Berlin', '2026-11-22', 1795334400000000, 'Europe/Berlin', '2026-11-22', 'partial', 3, 13, 5.0, 390.0, 25.0, '[2]', 2, NULL);
INSERT INTO session (id, routine_id, name, sides, plan, started_utc, started_zone, started_date, kept_utc, kept_zone, kept_date, ended_utc, ended_zone, ended_date, outcome, step_index, step_count, step_seconds, planned_seconds, done_seconds, hurts, revision, deleted_utc) VALUES (2, 'mine', 'Mine', '["left", "right"]', '{"format": 1, "routine_id": "mine", "name": "Mine", "sides": ["left", "right"], "half_size": false, "items": [{"exercise": "press", "name": "Press", "dose": {"mode": "hold", "sets": 1, "reps": 0, "seconds": 20, "tempo": [], "rest": 0, "switch": 5}, "eased": 0, "pause": 0}, {"exercise": "press", "name": "Press", "dose": {"mode": "hold", "sets": 1, "reps": 0, "seconds": 20, "tempo": [], "rest": 0, "switch": 5}, "eased": 1, "pause": 0}, {"exercise": "raise", "name": "Raise", "dose": {"mode": "reps", "sets": 2, "reps": 5, "seconds": 0, "tempo": [2, 1, 3], "rest": 10, "switch": 5}, "eased": 0, "pause": 0}, {"activity": "walk", "words": "Walk a little.", "seconds": 180}], "steps": [[0, "ready", 10.0, "left", 1, 1], [0, "work", 20, "left", 1, 1], [1, "ready", 10.0, "left", 1, 1], [1, "work", 20, "left", 1, 1], [1, "switch", 5, "right", 1, 1], [1, "work", 20, "right", 1, 1], [2, "ready", 10.0, "left", 1, 2], [2, "work", 30, "left", 1, 2], [2, "rest", 10, "left", 2, 2], [2, "work", 30, "left", 2, 2], [2, "switch", 5, "right", 1, 2], [2, "work", 30, "right", 1, 2], [2, "rest", 10, "right", 2, 2], [2, "work", 30, "right", 2, 2], [3, "activity", 180, null, 1, 1]], "first": 2}', 1795338000000000, 'Europe/Berlin', '2026-11-22', 1795338000000000, 'Europe/Berlin', '2026-11-22', NULL, NULL, NULL, NULL, 2, 15, 0.0, 390.0, 2.0, '[]', 2, NULL);
INSERT INTO session_step (session_id, position, item, phase, side, set_number, sets, planned_seconds, name, seconds, whole) VALUES (1, 1, 0, 'work', 'left', 1, 1, 20.0, 'press', 20.0, 1);
INSERT INTO session_step (session_id, position, item, phase, side, set_number, sets, planned_seconds, name, seconds, whole) VALUES (1, 3, 0, 'work', 'right', 1, 1, 20.0, 'press', 5.0, 0);
INSERT INTO session_step (session_id, position, item, phase, side, set_number, sets, planned_seconds, name, seconds, whole) VALUES (2, 1, 0, 'work', 'left', 1, 1, 20.0, 'press', 2.0, 0);
INSERT INTO pain_entry (id, side, score, moment, recorded_utc, recorded_zone, recorded_date, refers_to_utc, refers_to_zone, refers_to_date, zones, swelling, stiffness, limp, gave_way, twist, support, woke_at_night, medicine, medicine_at_utc, medicine_at_zone, medicine_at_date, note, session_id, revision, deleted_utc, activity_id) VALUES (1, 'right', 0, 'rest_before', 1795338000000000, 'Europe/Berlin', '2026-11-22', 1795338000000000, 'Europe/Berlin', '2026-11-22', '[]', NULL, NULL, NULL, NULL, NULL, '[]', NULL, '', NULL, NULL, NULL, '', NULL, 1, NULL, NULL);
INSERT INTO pain_entry (id, side, score, moment, recorded_utc, recorded_zone, recorded_date, refers_to_utc, refers_to_zone, refers_to_date, zones, swelling, stiffness, limp, gave_way, twist, support, woke_at_night, medicine, medicine_at_utc, medicine_at_zone, medicine_at_date, note, session_id, revision, deleted_utc, activity_id) VALUES (2, 'left', 6, 'rest_before', 1795338000000000, 'Europe/Berlin', '2026-11-22', 1795338000000000, 'Europe/Berlin', '2026-11-22', '["achilles", "outer_front"]', 'little', 'more than 30', 1, 0, 1, '["tape"]', 0, 'a tablet', 1795327200000000, 'Europe/Berlin', '2026-11-22', 'Stairs hurt. 🦶
''quoted''', 1, 1, NULL, NULL);
INSERT INTO pain_entry (id, side, score, moment, recorded_utc, recorded_zone, recorded_date, refers_to_utc, refers_to_zone, refers_to_date, zones, swelling, stiffness, limp, gave_way, twist, support, woke_at_night, medicine, medicine_at_utc, medicine_at_zone, medicine_at_date, note, session_id, revision, deleted_utc, activity_id) VALUES (3, 'left', 5, 'next_morning', 1795330800000000, 'Europe/Berlin', '2026-11-22', 1795330800000000, 'Europe/Berlin', '2026-11-22', '[]', NULL, NULL, NULL, NULL, NULL, '[]', NULL, '', NULL, NULL, NULL, 'Stairs, and the way back.', NULL, 2, NULL, NULL);
INSERT INTO pain_entry (id, side, score, moment, recorded_utc, recorded_zone, recorded_date, refers_to_utc, refers_to_zone, refers_to_date, zones, swelling, stiffness, limp, gave_way, twist, support, woke_at_night, medicine, medicine_at_utc, medicine_at_zone, medicine_at_date, note, session_id, revision, deleted_utc, activity_id) VALUES (4, 'left', 2, 'rest_before', 1795338000000000, 'Europe/Berlin', '2026-11-22', 1795338000000000, 'Europe/Berlin', '2026-11-22', '[]', NULL, NULL, NULL, NULL, NULL, '[]', NULL, '', NULL, NULL, NULL, 'Not me.', NULL, 2, 1795348800000000, NULL);
INSERT INTO pain_entry (id, side, score, moment, recorded_utc, recorded_zone, recorded_date, refers_to_utc, refers_to_zone, refers_to_date, zones, swelling, stiffness, limp, gave_way, twist, support, woke_at_night, medicine, medicine_at_utc, medicine_at_zone, medicine_at_date, note, session_id, revision, deleted_utc, activity_id) VALUES (5, 'left', 3, 'rest_before', 1795370400000000, 'Europe/Berlin', '2026-11-22', 1795370400000000, 'Europe/Berlin', '2026-11-22', '[]', NULL, NULL, NULL, NULL, NULL, '[]', NULL, '', NULL, NULL, NULL, '', NULL, 1, NULL, 1);
INSERT INTO sign_check (id, at_utc, at_zone, at_date, signs, twisted, text_version, release, details, page, level, closes, on_date, note) VALUES (1, 1795338000000000, 'Europe/Berlin', '2026-11-22', '["RF-5", "RF-E4"]', 1, '1', NULL, '[]', 'former', NULL, '[]', NULL, '');
INSERT INTO sign_check (id, at_utc, at_zone, at_date, signs, twisted, text_version, release, details, page, level, closes, on_date, note) VALUES (2, 1795359600000000, 'Europe/Berlin', '2026-11-22', '["RF-11", "RF-4b"]', 0, '2', NULL, '["RF-11.limp"]', 'pages', 'T', '[]', NULL, '');
INSERT INTO sign_check (id, at_utc, at_zone, at_date, signs, twisted, text_version, release, details, page, level, closes, on_date, note) VALUES (3, 1795363200000000, 'Europe/Berlin', '2026-11-22', '[]', 0, '2', 'booked', '[]', 'nothing', NULL, '["RF-11", "RF-4b"]', '2026-11-25', 'Rang them.');
INSERT INTO icing (id, started_utc, started_zone, started_date, minutes, side, state, boot_id, elapsed_start, wall_start_utc, seconds, seen, seen_elapsed, seen_wall, exact, on_screen, on_screen_from, checked, reason, alarm_at, ended_utc, ended_zone, ended_date, lasted, skin_after, pain, revision, deleted_utc) VALUES (1, 1795334400000000, 'Europe/Berlin', '2026-11-22', 10, 'left', 'ended', 'boot-1', 1000.0, 1795334400000000, 600.0, 330.0, 1330.0, '2026-11-22T09:05:30+01:00', 1, NULL, 330.0, '[[5, "fine", 330.0]]', 'skin', NULL, 1795334730000000, 'Europe/Berlin', '2026-11-22', 330.0, 'not-yet', 3, 1, NULL);
INSERT INTO icing (id, started_utc, started_zone, started_date, minutes, side, state, boot_id, elapsed_start, wall_start_utc, seconds, seen, seen_elapsed, seen_wall, exact, on_screen, on_screen_from, checked, reason, alarm_at, ended_utc, ended_zone, ended_date, lasted, skin_after, pain, revision, deleted_utc) VALUES (2, 1795334730000000, 'Europe/Berlin', '2026-11-22', 20, 'right', 'running', 'boot-1', 1330.0, 1795334730000000, 1200.0, 0.0, 1330.0, '2026-11-22T09:05:30+01:00', 1, NULL, 0.0, '[]', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO icing_conditions (id, at_utc, at_zone, at_date, ticked, asked, text_version) VALUES (1, 1795338000000000, 'Europe/Berlin', '2026-11-22', '["heart"]', 1, '1');
INSERT INTO setting (name, value) VALUES ('accepted_version', '"1"');
INSERT INTO setting (name, value) VALUES ('backup_copy_folder', '""');
INSERT INTO setting (name, value) VALUES ('bedtime_hour', '22');
INSERT INTO setting (name, value) VALUES ('both_sore', 'false');
INSERT INTO setting (name, value) VALUES ('distance_unit', '"kilometres"');
INSERT INTO setting (name, value) VALUES ('doses', '[{"routine_id": "three", "step": 1, "exercise_id": "wall-press", "dose": {"mode": "hold", "sets": 1, "reps": 0, "seconds": 45, "tempo": [], "rest": 0, "switch": 5}}]');
INSERT INTO setting (name, value) VALUES ('flash_on', 'true');
INSERT INTO setting (name, value) VALUES ('folder_told', '""');
INSERT INTO setting (name, value) VALUES ('longest_run', 'null');
INSERT INTO setting (name, value) VALUES ('longest_run_told', 'null');
INSERT INTO setting (name, value) VALUES ('notify_detail', 'false');
INSERT INTO setting (name, value) VALUES ('notify_on', 'true');
INSERT INTO setting (name, value) VALUES ('on_close', '"ask"');
INSERT INTO setting (name, value) VALUES ('quiet_from', '"22:00:00"');
INSERT INTO setting (name, value) VALUES ('quiet_on', 'false');
INSERT INTO setting (name, value) VALUES ('quiet_until', '"07:00:00"');
INSERT INTO setting (name, value) VALUES ('reduced_motion', 'false');
INSERT INTO setting (name, value) VALUES ('region', '"other"');
INSERT INTO setting (name, value) VALUES ('reminders_rest_until', 'null');
INSERT INTO setting (name, value) VALUES ('run_folder', '""');
INSERT INTO setting (name, value) VALUES ('shoe_due', '800');
INSERT INTO setting (name, value) VALUES ('shoe_look', '480');
INSERT INTO setting (name, value) VALUES ('shoe_months', '12');
INSERT INTO setting (name, value) VALUES ('small_icing_window', 'true');
INSERT INTO setting (name, value) VALUES ('sore_side', '"left"');
INSERT INTO setting (name, value) VALUES ('sounds_on', 'true');
INSERT INTO setting (name, value) VALUES ('sounds_volume', '60');
INSERT INTO setting (name, value) VALUES ('system_theme', '"system"');
INSERT INTO setting (name, value) VALUES ('text_size', '"usual"');
INSERT INTO setting (name, value) VALUES ('theme', '"dark"');
INSERT INTO setting (name, value) VALUES ('top_heart_rate', 'null');
INSERT INTO setting (name, value) VALUES ('train_both', 'true');
INSERT INTO setting (name, value) VALUES ('usual_run', 'null');
INSERT INTO setting (name, value) VALUES ('voice_on', 'true');
INSERT INTO setting (name, value) VALUES ('voice_volume', '80');
INSERT INTO setting (name, value) VALUES ('week_start', '0');
INSERT INTO setting (name, value) VALUES ('window_place', '""');
INSERT INTO pain_history (id, entry_id, changed_utc, changed_zone, changed_date, was) VALUES (1, 3, 1795338000000000, 'Europe/Berlin', '2026-11-22', '{"score": 4, "moment": "rest_before", "refers_to": [1795330800000000, "Europe/Berlin", "2026-11-22"], "zones": [], "swelling": null, "stiffness": null, "limp": null, "gave_way": null, "twist": null, "support": [], "woke_at_night": null, "medicine": "", "medicine_at": null, "note": "Stairs.", "session_id": null, "activity_id": null, "side": "left", "recorded": [1795330800000000, "Europe/Berlin", "2026-11-22"]}');
INSERT INTO draft (name, kept_utc, value) VALUES ('entry', 1795352400000000, '{"score": null, "moment": "other", "refers_to": null, "zones": [], "swelling": null, "stiffness": null, "limp": null, "gave_way": null, "twist": null, "support": [], "woke_at_night": null, "medicine": "", "medicine_at": null, "note": "Half a sen", "session_id": null, "activity_id": null, "sides": ["left", "right"], "entry_id": null}');
INSERT INTO day_mark (local_date, kind) VALUES ('2026-11-21', 'rest');
INSERT INTO story (id, value) VALUES (1, '{"since_when": "October", "how_it_began": "A kerb.", "earlier_sprains": "", "what_makes_it_worse": "", "questions": ["May I run?"], "left_out": []}');
INSERT INTO own_activity (id, name, deleted_utc) VALUES (1, 'Climbing stairs', NULL);
INSERT INTO activity_score (id, activity_id, at_utc, at_zone, at_date, score) VALUES (1, 1, 1795356000000000, 'Europe/Berlin', '2026-11-22', 6);
INSERT INTO plan_step (id, at_utc, at_zone, at_date, subject, before, after, why, chosen, about_date) VALUES (1, 1795359600000000, 'Europe/Berlin', '2026-11-22', 'exercise/wall-press', 0, 1, 'greens', 0, '2026-11-22');
INSERT INTO plan_step (id, at_utc, at_zone, at_date, subject, before, after, why, chosen, about_date) VALUES (2, 1795359600000000, 'Europe/Berlin', '2026-11-22', 'balance', 2, 1, 'own-easier', 1, NULL);
INSERT INTO day_plan (local_date, routine_id, why) VALUES ('2026-11-22', 'daily', 'care-day');
INSERT INTO test_result (id, at_utc, at_zone, at_date, kind, side, amount, pain, deleted_utc) VALUES (1, 1795359600000000, 'Europe/Berlin', '2026-11-22', 'knee-to-wall', 'left', 7.5, 2, NULL);
INSERT INTO test_result (id, at_utc, at_zone, at_date, kind, side, amount, pain, deleted_utc) VALUES (2, 1795359600000000, 'Europe/Berlin', '2026-11-22', 'brisk-walk', NULL, 30.0, NULL, 1795359600000000);
INSERT INTO bandage (id, on_utc, on_zone, on_date, side, checked, off_utc, off_zone, off_date, reason, clock) VALUES (1, 1795359600000000, 'Europe/Berlin', '2026-11-22', 'left', '["10-minutes", "hour"]', 1795370400000000, 'Europe/Berlin', '2026-11-22', 'bedtime', NULL);
INSERT INTO bandage (id, on_utc, on_zone, on_date, side, checked, off_utc, off_zone, off_date, reason, clock) VALUES (2, 1795374000000000, 'Europe/Berlin', '2026-11-22', 'right', '[]', NULL, NULL, NULL, NULL, '{"boot_id": "boot-1", "elapsed_start": 1000.0, "wall_start_utc": 1795334400000000, "seconds": 600, "seen": 0.0, "seen_elapsed": 1000.0, "seen_wall": "2026-11-22T09:00:00+01:00", "exact": true}');
INSERT INTO own_exercise (id, value, picture, deleted_utc) VALUES ('own-0000000000000001', '{"name": "Towel slide", "sides": "each", "dose": {"mode": "hold", "sets": 3, "reps": 0, "seconds": 10.0, "tempo": [], "rest": 10.0, "switch": 5.0}, "cues": [], "pain_limit": 3, "stop_when": "", "position": "", "equipment": "", "not_when_swollen": true, "waits_after_icing": true, "figure": "", "work_word": "", "phase_words": [], "segments": [], "cue_segments": [], "mistakes": ""}', X'89504E4700', NULL);
INSERT INTO own_routine (id, value, deleted_utc) VALUES ('own-0000000000000002', '{"name": "Mornings", "note": "", "copied_from": "", "steps": [{"exercise": "own-0000000000000001", "dose": {"mode": "hold", "sets": 3, "reps": 0, "seconds": 10.0, "tempo": [], "rest": 10.0, "switch": 5.0}, "pause": 5.0}]}', NULL);
INSERT INTO cause_check (id, at_utc, at_zone, at_date, ticked, text_version) VALUES (1, 1795359600000000, 'Europe/Berlin', '2026-11-22', '["stiff-first-steps"]', '1');
INSERT INTO shoe (id, name, since_date, kilometres, deleted_utc, default_for, looked_date, uneven, retired_date) VALUES (1, 'Blue ones', '2026-11-22', 12.5, NULL, '[]', NULL, NULL, NULL);
INSERT INTO shoe (id, name, since_date, kilometres, deleted_utc, default_for, looked_date, uneven, retired_date) VALUES (2, 'Red ones', '2026-11-22', NULL, NULL, '["easy", "long"]', '2026-11-21', 1, '2026-11-22');
INSERT INTO reminder (id, kind, routine_id, words, schedule, only_if_not_done, is_on, deleted_utc, grace_minutes) VALUES (1, 'own', '', 'Shoes out', '{"times": ["07:30", "18:00"], "since": "2026-11-22", "repeat": "weekdays", "weekdays": [0, 2, 4], "every": 1, "until": "2027-01-01"}', 0, 1, NULL, 30);
INSERT INTO reminder (id, kind, routine_id, words, schedule, only_if_not_done, is_on, deleted_utc, grace_minutes) VALUES (2, 'routine', 'desk', '', '{"times": ["09:00"], "since": "2026-11-22", "repeat": "days", "weekdays": [0, 1, 2, 3, 4, 5, 6], "every": 3, "until": null}', 1, 1, 1795377600000000, 30);
INSERT INTO reminder_log (reminder_id, local_time, state, at_utc, until_utc) VALUES (1, '2026-11-20T07:30', 'snoozed', 1795330800000000, 1795334400000000);
INSERT INTO activity (id, sport, started_utc, started_zone, started_date, timed, seconds, elapsed, metres, effort, run_type, hard, surface, shoe_id, heart_rate, top_heart_rate, laps, source, partial, without_program, anyway, note, file_mark, session_id, deleted_utc) VALUES (1, 'run', 1795366800000000, 'Europe/Berlin', '2026-11-22', 1, 1805.5, 1900.0, 5012.25, 7, 'tempo', 0, 'trail', 2, 151, 178, '[[900.0, 2500.0, 149], [905.5, null, null]]', 'fit', 1, '["ball-after"]', '["W1"]', 'Wind from the sea.', '0123456789abcdef', NULL, NULL);
INSERT INTO activity (id, sport, started_utc, started_zone, started_date, timed, seconds, elapsed, metres, effort, run_type, hard, surface, shoe_id, heart_rate, top_heart_rate, laps, source, partial, without_program, anyway, note, file_mark, session_id, deleted_utc) VALUES (2, 'swim', 1795348800000000, 'Europe/Berlin', '2026-11-22', 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '[]', 'hand', 0, '[]', '[]', '', '', NULL, 1795352400000000);
INSERT INTO planned_activity (id, local_date, local_time, sport, run_type, hard, metres, minutes, anyway, deleted_utc) VALUES (1, '2026-11-24', '07:30', 'run', 'intervals', 1, 6000.0, 35.0, '["L1", "W2"]', NULL);
INSERT INTO planned_activity (id, local_date, local_time, sport, run_type, hard, metres, minutes, anyway, deleted_utc) VALUES (2, '2026-11-25', NULL, 'bike', NULL, NULL, NULL, NULL, '[]', 1795352400000000);
INSERT INTO seen_file (name, bytes, changed, seen_utc) VALUES ('morning.fit', 1234, 1763800000000000000, 1763800001000000);
INSERT INTO notification (key, number, server, shown_utc) VALUES ('reminder-1', 7, 'bus :1.9', 1795330800000000);
PRAGMA user_version = 7;
