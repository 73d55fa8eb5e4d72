-- The journal as a new file gets it. An older file is brought here by the steps in migrations.py.
-- Times are milliseconds since 1970 in UTC; `zone` is how many seconds east of UTC the clock on the wall was.

CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    routine TEXT NOT NULL,
    name TEXT NOT NULL,
    level TEXT,
    at INTEGER NOT NULL,
    zone INTEGER NOT NULL,
    ended INTEGER,
    ending TEXT CHECK (ending IN ('finished', 'stopped')),
    clocked REAL NOT NULL DEFAULT 0,
    source TEXT NOT NULL DEFAULT 'backcoach',
    -- From version 3 on.
    late_p99 REAL,
    late_worst REAL
);
CREATE INDEX session_by_time ON session (at);
CREATE INDEX session_by_routine ON session (routine, at);
CREATE INDEX session_unfinished ON session (at) WHERE ending IS NULL;

-- One row a side of a set. `slot` tells the sets of a session apart: the phase of the plan, or for an
-- imported set a number made from what the other program called it. Clustered by session and with a single
-- index, because every page that a set touches is written and waited for.
CREATE TABLE sets (
    session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    slot INTEGER NOT NULL,
    at INTEGER NOT NULL,
    zone INTEGER NOT NULL,
    section TEXT NOT NULL,
    kind TEXT NOT NULL,
    exercise TEXT NOT NULL,
    name TEXT NOT NULL,
    number INTEGER,
    count INTEGER,
    side TEXT,
    load TEXT,
    outcome TEXT NOT NULL CHECK (outcome IN ('done', 'skipped')),
    reps INTEGER,
    seconds REAL,
    distance REAL,
    distance_unit TEXT,
    weight REAL,
    weight_unit TEXT,
    felt TEXT CHECK (felt IN ('easy', 'right', 'hard')),
    planned_reps INTEGER,
    planned_seconds REAL,
    planned_distance REAL,
    planned_distance_unit TEXT,
    planned_weight REAL,
    planned_weight_unit TEXT,
    PRIMARY KEY (session, slot)
) WITHOUT ROWID;
CREATE INDEX sets_by_exercise ON sets (exercise, at) WHERE outcome = 'done';

-- The plan of an unfinished session, whole: what becomes of the routine's file is nothing to it.
CREATE TABLE plan (
    session INTEGER PRIMARY KEY REFERENCES session (id) ON DELETE CASCADE,
    plan TEXT NOT NULL
);

-- Where it stands, apart from the plan, because this row is written at every turn. How far the phase has run since
-- then is noted in a file beside the journal.
CREATE TABLE standing (
    session INTEGER PRIMARY KEY REFERENCES session (id) ON DELETE CASCADE,
    phase INTEGER NOT NULL,
    spent REAL NOT NULL,
    extra REAL NOT NULL,
    paused INTEGER NOT NULL,
    clocked REAL NOT NULL
);

CREATE TABLE note (
    id INTEGER PRIMARY KEY,
    session INTEGER REFERENCES session (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    zone INTEGER NOT NULL,
    about TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX note_by_session ON note (session);

-- From version 2 on.
CREATE TABLE one_rep_max (
    exercise TEXT NOT NULL,
    at INTEGER NOT NULL,
    zone INTEGER NOT NULL,
    weight REAL NOT NULL,
    weight_unit TEXT NOT NULL,
    known TEXT NOT NULL CHECK (known IN ('tested', 'typed')),
    PRIMARY KEY (exercise, at)
);

CREATE TABLE declined (
    exercise TEXT PRIMARY KEY,
    at INTEGER NOT NULL
);

CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    words TEXT NOT NULL,
    before TEXT NOT NULL
);
