package dev.autodidact.registry.dashboard;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a run says beside its line; what is unknown is null.
 *
 * @param line the line
 * @param message why it ended as it did; empty where there is nothing to say
 * @param learnedFrom what its strategy learned from, in words; empty for nothing
 * @param knowledge the SHA-256 of the knowledge it used; empty for none
 * @param model where its model lies
 * @param cpuSeconds processor seconds
 * @param environment versions and machine, a JSON object
 * @param learners what each learner came to, the best first
 */
record RunDetail(
        RunLine line,
        String message,
        String learnedFrom,
        String knowledge,
        @Nullable String model,
        @Nullable Double cpuSeconds,
        @JsonRawValue String environment,
        List<LearnerLine> learners) {

    /**
     * A learner within a run.
     *
     * @param learner its id; empty where the task has no choice among learners
     * @param trials how many trials it had
     * @param failed how many of them failed
     * @param best its best validation score
     * @param seconds wall-clock seconds of its trials
     */
    record LearnerLine(
            String learner,
            int trials,
            int failed,
            @Nullable Double best,
            @Nullable Double seconds) {}

    static RunDetail read(Handle handle, RunLine line) {
        return handle.createQuery("""
                        select run.message, run.learned_from, run.knowledge, model.path, run.cpu_seconds,
                            run.environment
                        from run left join model on model.run = run.id where run.id = :id""")
                .bind("id", line.id())
                .map((row, context) -> new RunDetail(
                        line,
                        row.getString("message"),
                        row.getString("learned_from"),
                        row.getString("knowledge"),
                        row.getString("path"),
                        Cells.real(row, "cpu_seconds"),
                        row.getString("environment"),
                        learners(handle, line)))
                .one();
    }

    private static List<LearnerLine> learners(Handle handle, RunLine line) {
        return handle.createQuery("""
                        select learner, count(*) as trials, sum(case when status = 'failed' then 1 else 0 end) as failed,
                            min(loss) as best, sum(seconds) as seconds
                        from trial where run = :run
                        group by learner order by case when min(loss) is null then 1 else 0 end, min(loss), learner""")
                .bind("run", line.id())
                .map((row, context) -> new LearnerLine(
                        row.getString("learner"),
                        row.getInt("trials"),
                        row.getInt("failed"),
                        Cells.score(row, "best", line.greaterIsBetter()),
                        Cells.real(row, "seconds")))
                .list();
    }
}
