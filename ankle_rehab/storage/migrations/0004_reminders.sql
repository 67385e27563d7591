-- Reminders, and what became of each of their local times.

CREATE TABLE reminder (
    id               INTEGER PRIMARY KEY,
    kind             TEXT    NOT NULL,
    routine_id       TEXT    NOT NULL DEFAULT '',
    words            TEXT    NOT NULL DEFAULT '',
    schedule         TEXT    NOT NULL CHECK (json_valid(schedule)),
    only_if_not_done INTEGER NOT NULL CHECK (only_if_not_done IN (0, 1)),
    is_on            INTEGER NOT NULL CHECK (is_on IN (0, 1)),
    deleted_utc      INTEGER
) STRICT;

-- `local_time` is the local time that the reminder was for, to the minute and without a zone: it is rung once
-- wherever somebody has travelled and whatever became of the clock.
CREATE TABLE reminder_log (
    reminder_id INTEGER NOT NULL REFERENCES reminder (id) ON DELETE CASCADE,
    local_time  TEXT    NOT NULL
        CHECK (local_time GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]'),
    state       TEXT    NOT NULL,
    at_utc      INTEGER NOT NULL,
    until_utc   INTEGER,
    PRIMARY KEY (reminder_id, local_time)
) STRICT, WITHOUT ROWID;
