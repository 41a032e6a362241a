-- Losses: smaller is better. NULL in a REAL column stands for "unknown" (NaN in Java). Times of day are UTC.

CREATE TABLE task (
    id                TEXT    NOT NULL PRIMARY KEY,
    suite             TEXT    NOT NULL,
    name              TEXT    NOT NULL,
    family            TEXT    NOT NULL,
    kind              TEXT    NOT NULL,
    metric            TEXT    NOT NULL,
    greater_is_better INTEGER NOT NULL,
    meta_features     TEXT    NOT NULL
) STRICT;

CREATE TABLE comparison (
    id            INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    suite         TEXT    NOT NULL,
    suite_version TEXT    NOT NULL,
    strategies    TEXT    NOT NULL,
    seeds         TEXT    NOT NULL,
    budget        TEXT    NOT NULL,
    command       TEXT    NOT NULL,
    environment   TEXT    NOT NULL,
    started_at    TEXT    NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    seconds       REAL
) STRICT;

CREATE TABLE run (
    id               INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    comparison       INTEGER REFERENCES comparison (id),
    task             TEXT    NOT NULL REFERENCES task (id),
    strategy         TEXT    NOT NULL,
    seed             INTEGER NOT NULL,
    budget           TEXT    NOT NULL,
    knowledge        TEXT    NOT NULL,
    learned_from     TEXT    NOT NULL,
    learning_seconds REAL,
    reference_loss   REAL,
    environment      TEXT    NOT NULL,
    started_at       TEXT    NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    status           TEXT    NOT NULL DEFAULT 'RUNNING',
    message          TEXT    NOT NULL DEFAULT '',
    seconds          REAL,
    cpu_seconds      REAL
) STRICT;

CREATE INDEX run_by_task ON run (task);
CREATE INDEX run_by_comparison ON run (comparison);

CREATE TABLE trial (
    id            INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    run           INTEGER NOT NULL REFERENCES run (id),
    trial         INTEGER NOT NULL,
    learner       TEXT    NOT NULL,
    configuration TEXT    NOT NULL,
    fidelity      REAL    NOT NULL,
    status        TEXT    NOT NULL,
    cause         TEXT    NOT NULL,
    message       TEXT    NOT NULL,
    detail        TEXT    NOT NULL,
    loss          REAL,
    fold_losses   TEXT    NOT NULL,
    held_out_loss REAL,
    seconds       REAL,
    cpu_seconds   REAL,
    finished_at   REAL,
    UNIQUE (run, trial)
) STRICT;

CREATE TABLE prediction (
    run     INTEGER NOT NULL REFERENCES run (id),
    trial   INTEGER NOT NULL,
    classes INTEGER NOT NULL,
    rows    INTEGER NOT NULL,
    payload BLOB    NOT NULL,
    PRIMARY KEY (run, trial)
) STRICT;

CREATE TABLE curve_point (
    run         INTEGER NOT NULL REFERENCES run (id),
    position    INTEGER NOT NULL,
    evaluations INTEGER NOT NULL,
    epochs      REAL,
    seconds     REAL,
    loss        REAL,
    PRIMARY KEY (run, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE knowledge (
    sequence   INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    sha256     TEXT    NOT NULL,
    strategy   TEXT    NOT NULL,
    format     TEXT    NOT NULL,
    payload    BLOB    NOT NULL,
    provenance TEXT    NOT NULL,
    UNIQUE (strategy, sha256)
) STRICT;

CREATE TABLE model (
    run    INTEGER NOT NULL PRIMARY KEY REFERENCES run (id),
    path   TEXT    NOT NULL,
    sha256 TEXT    NOT NULL
) STRICT;
