-- What the adaptation of a run took, where it was counted.

CREATE TABLE complexity (
    run        INTEGER NOT NULL PRIMARY KEY REFERENCES run (id),
    learned    INTEGER NOT NULL,
    adaptation INTEGER NOT NULL,
    prediction INTEGER NOT NULL
) STRICT;
