-- Advice that acts: finer warning signs, steps of the plan, self-tests, the bandage, own exercises and shoes.

-- `signs` are the ids of the ticked questions from here on, `details` what was ticked under them. `page` is what
-- was asked. A release may name a day (seen on, booked for) and a note; `closes` are the signs that it ends, "twist" among them.
ALTER TABLE sign_check ADD COLUMN details TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(details));
ALTER TABLE sign_check ADD COLUMN page TEXT NOT NULL DEFAULT 'all';
ALTER TABLE sign_check ADD COLUMN level TEXT;
ALTER TABLE sign_check ADD COLUMN closes TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(closes));
ALTER TABLE sign_check ADD COLUMN on_date TEXT
    CHECK (on_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
ALTER TABLE sign_check ADD COLUMN note TEXT NOT NULL DEFAULT '';

-- Earlier versions asked one page of five signs. Each becomes all the questions that it may have meant; which details
-- there were is not known.
UPDATE sign_check SET page = 'former', signs = (
    SELECT '[' || coalesce(group_concat('"' || sign || '"', ', ' ORDER BY sign), '') || ']' FROM (
        SELECT DISTINCT coalesce(finer.sign, former.value) AS sign
        FROM json_each(sign_check.signs) AS former LEFT JOIN (
            SELECT 'weight-or-feeling' AS was, 'RF-1a' AS sign
            UNION ALL SELECT 'weight-or-feeling', 'RF-1b'
            UNION ALL SELECT 'changed-look', 'RF-2'
            UNION ALL SELECT 'changed-look', 'RF-E1'
            UNION ALL SELECT 'severe-pain', 'RF-3'
            UNION ALL SELECT 'cracking', 'RF-4b'
            UNION ALL SELECT 'fever', 'RF-5'
            UNION ALL SELECT 'fever', 'RF-E4'
        ) AS finer ON finer.was = former.value
    )
);

-- Scores that may ask for the signs anew.
CREATE INDEX pain_rising ON pain_entry (refers_to_date) WHERE score >= 6 AND deleted_utc IS NULL;

-- What changed in the plan, by a rule or by the user. `subject` is "exercise/<id>", "balance", "run" or "phase",
-- `why` a word of domain/progress.py, `about_date` the day of the session that led to it.
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

-- The session that was planned for a day, as it stood on that day; an empty routine is a day of rest.
CREATE TABLE day_plan (
    local_date TEXT PRIMARY KEY CHECK (local_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    routine_id TEXT NOT NULL,
    why        TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Self-tests and the tests before running: seconds, repetitions, centimetres or minutes in `amount`.
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

-- One wearing of an elastic bandage and the answers to its checks. `clock` is the deadline by which it is asked
-- next, as JSON, for as long as it runs on this computer.
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

-- What the physiotherapist showed: exercises and routines as JSON, checked like the built-in ones when read.
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

-- Answers to "why may it hurt".
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
) STRICT;

-- The traffic light reads what was told besides the score from nothing but this index: one character tells side,
-- limp, giving way and swelling (see storage/fact_store.py).
CREATE INDEX pain_told ON pain_entry (
    refers_to_date,
    refers_to_utc,
    char(32 + (side = 'right') + 2 * coalesce(limp, 0) + 4 * coalesce(gave_way, 0)
        + 8 * CASE swelling WHEN 'none' THEN 1 WHEN 'little' THEN 2 WHEN 'clear' THEN 3 WHEN 'large' THEN 4 ELSE 0 END)
) WHERE deleted_utc IS NULL AND (limp = 1 OR gave_way = 1 OR swelling IS NOT NULL);
