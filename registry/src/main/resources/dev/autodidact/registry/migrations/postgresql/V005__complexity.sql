-- What the adaptation of a run took, where it was counted.

CREATE TABLE complexity (
    run        BIGINT  NOT NULL PRIMARY KEY REFERENCES run (id),
    learned    BIGINT  NOT NULL,
    adaptation BIGINT  NOT NULL,
    prediction BIGINT  NOT NULL
);
