-- The first diary. Times are microseconds since 1970 in UTC, each with the zone it was lived in and the
-- local date frozen at entry. Nothing here asks for the time. Lists are JSON.

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
    deleted_utc      INTEGER,
    CHECK ((medicine_at_utc IS NULL) = (medicine_at_zone IS NULL)),
    CHECK ((medicine_at_utc IS NULL) = (medicine_at_date IS NULL))
) STRICT;

CREATE INDEX pain_by_day ON pain_entry (refers_to_date, refers_to_utc) WHERE deleted_utc IS NULL;
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
) STRICT;

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
