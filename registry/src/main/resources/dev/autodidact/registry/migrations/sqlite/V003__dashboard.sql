-- The best trial of a run, and the runs under way, without a look at the others.

CREATE INDEX trial_by_loss ON trial (run, loss, trial);
CREATE INDEX run_by_status ON run (status);
