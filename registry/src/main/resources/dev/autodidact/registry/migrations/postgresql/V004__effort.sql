-- The share of the configured iterations that early stopping found best; trials before it did all of them.

ALTER TABLE trial ADD COLUMN effort DOUBLE PRECISION NOT NULL DEFAULT 1;
