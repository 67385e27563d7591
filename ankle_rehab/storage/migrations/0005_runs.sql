-- Runs and other activities, what is planned for a day, what is known of shoes, and files that were looked at.

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

-- `default_for` are the kinds of run it is usually worn for; `uneven` is what a look at its sole has shown.
ALTER TABLE shoe ADD COLUMN default_for TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(default_for));
ALTER TABLE shoe ADD COLUMN looked_date TEXT
    CHECK (looked_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
ALTER TABLE shoe ADD COLUMN uneven INTEGER CHECK (uneven IN (0, 1));
ALTER TABLE shoe ADD COLUMN retired_date TEXT
    CHECK (retired_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');

-- Files of the watched folder that were taken in or put aside, by name, size and time of the last change.
CREATE TABLE seen_file (
    name     TEXT    NOT NULL,
    bytes    INTEGER NOT NULL,
    changed  INTEGER NOT NULL,
    seen_utc INTEGER NOT NULL,
    PRIMARY KEY (name, bytes, changed)
) STRICT, WITHOUT ROWID;

-- The run that a score belongs to.
ALTER TABLE pain_entry ADD COLUMN activity_id INTEGER REFERENCES activity (id) ON DELETE SET NULL;
CREATE INDEX pain_by_activity ON pain_entry (activity_id) WHERE activity_id IS NOT NULL;

-- Sessions of the run-walk ladder are runs too.
CREATE INDEX session_runs ON session (started_date)
    WHERE deleted_utc IS NULL AND outcome IS NOT NULL AND routine_id = 'run-walk';
