package dev.autodidact.cli;

import dev.autodidact.api.execution.Executor;
import dev.autodidact.core.Executors;
import dev.autodidact.core.plugin.Catalogue;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of verbs that run trials. */
final class ExecutionOptions {

    @Option(
            names = "--executor",
            paramLabel = "ID",
            description = "where trials run: 'workers' are processes that can be stopped for certain, 'threads' are for"
                    + " debugging (default: ${DEFAULT-VALUE})")
    String executor = Executors.WORKERS;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "how many trials run at once; decides only how long it takes (default: all processors)")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--trial-limit",
            paramLabel = "TIME",
            converter = BudgetConverter.Time.class,
            description = "the longest a trial may take (default: follows the budget)")
    @Nullable
    Duration trialLimit;

    @Option(
            names = "--trial-memory",
            paramLabel = "SIZE",
            converter = MemoryConverter.class,
            description =
                    "the most memory that a worker process may take, such as 800m or 4g (default: its share of the"
                            + " machine)")
    @Nullable
    Long trialMemory;

    /** {@return where trials will run, to be closed} */
    Executor open(Catalogue catalogue, int parallelism) {
        return Executors.open(
                executor,
                catalogue,
                parallelism,
                trialMemory == null ? OptionalLong.empty() : OptionalLong.of(trialMemory));
    }

    /** {@return the longest a trial may take, where it was said} */
    Optional<Duration> trialLimit() {
        return Optional.ofNullable(trialLimit);
    }

    /** Refuses what cannot be. */
    void check() {
        CommonOptions.requirePositive("--threads", threads);
    }
}
