-- What it takes to go on with a run or a comparison that was cut off.

ALTER TABLE run ADD COLUMN slots INTEGER NOT NULL DEFAULT 1;
ALTER TABLE run ADD COLUMN owner TEXT NOT NULL DEFAULT '';

ALTER TABLE comparison ADD COLUMN most_tasks INTEGER NOT NULL DEFAULT 2147483647;
ALTER TABLE comparison ADD COLUMN trial_limit REAL;
ALTER TABLE comparison ADD COLUMN teaches INTEGER REFERENCES comparison (id);
ALTER TABLE comparison ADD COLUMN owner TEXT NOT NULL DEFAULT '';
