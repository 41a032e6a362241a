-- What an adaptation keeps at once, in bytes; 0 of runs from before it was counted.

ALTER TABLE complexity ADD COLUMN memory BIGINT NOT NULL DEFAULT 0;
