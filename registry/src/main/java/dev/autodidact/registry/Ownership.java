package dev.autodidact.registry;

import dev.autodidact.api.AutodidactException;

/** Who works on which run or comparison. */
final class Ownership {

    private final Database database;

    Ownership(Database database) {
        this.database = database;
    }

    Claim claimRun(long run) {
        Claim claim = claim("run", run, Claims.ofRun(run));
        database.writeTogether(handle -> {
            handle.createUpdate("delete from model where run = :id")
                    .bind("id", run)
                    .execute();
            handle.createUpdate("update run set status = 'RUNNING', owner = :owner where id = :id")
                    .bind("owner", self())
                    .bind("id", run)
                    .execute();
        });
        return claim;
    }

    Claim claimComparison(long comparison) {
        Claim claim = claim("comparison", comparison, Claims.ofComparison(comparison));
        database.write(handle -> handle.createUpdate("update comparison set owner = :owner where id = :id")
                .bind("owner", self())
                .bind("id", comparison)
                .execute());
        return claim;
    }

    private Claim claim(String what, long id, long number) {
        return database.claim(number).orElseThrow(() -> {
            String owner = database.read(handle -> handle.createQuery("select owner from " + what + " where id = :id")
                    .bind("id", id)
                    .mapTo(String.class)
                    .findOne()
                    .orElse("somebody else"));
            return AutodidactException.caller("The " + what + " " + id + " in the registry " + database.name()
                    + " is under way: " + owner
                    + " works on it.\nWait until it has ended, end it, or begin anew without resuming.");
        });
    }

    /** Names this process for people; a claim does not depend on it. */
    private static String self() {
        ProcessHandle process = ProcessHandle.current();
        return "process " + process.pid()
                + process.info()
                        .startInstant()
                        .map(start -> ", started " + start)
                        .orElse("");
    }
}
