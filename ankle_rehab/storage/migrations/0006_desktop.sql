-- How late a reminder may still be shown, pauses, and what stands outside of the window.

ALTER TABLE reminder ADD COLUMN grace_minutes INTEGER NOT NULL DEFAULT 120
    CHECK (grace_minutes BETWEEN 0 AND 1440);

-- Notifications in sight, by what they are about, with the number that the desktop has given them: after a
-- restart they are sent again under it, as long as the same `server` shows them: another one's numbers are others.
CREATE TABLE notification (
    key       TEXT PRIMARY KEY,
    number    INTEGER NOT NULL CHECK (number >= 0),
    server    TEXT NOT NULL,
    shown_utc INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
