package dev.autodidact.core.engine;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.execution.Executor;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.registry.Claim;
import dev.autodidact.registry.Registry;
import dev.autodidact.registry.RunEnd;
import dev.autodidact.runtime.plugin.Thrown;
import java.util.Optional;
import java.util.OptionalInt;

/** Runs searches and writes them to the registry, trial by trial. Thread-safe. */
public final class SearchRunner {

    private final Registry registry;
    private final Executor executor;

    /**
     * Makes a runner.
     *
     * @param registry where trials go
     * @param executor where trials run
     */
    public SearchRunner(Registry registry, Executor executor) {
        this.registry = registry;
        this.executor = executor;
    }

    /**
     * Runs a search to its end.
     *
     * @param run the search
     * @return the run in the registry, and what went wrong with the strategy itself; trials told before are kept either
     *     way
     * @throws AutodidactException where trials cannot be stored
     */
    public Ended run(SearchRun run) {
        long id = run.earlier().orElseGet(() -> registry.beginRun(run.registration()));
        if (run.registration().comparison().isPresent()) { // whoever compares has claimed the comparison
            return run(run, id);
        }
        try (Claim claim = registry.claimRun(id)) {
            return run(run, id);
        }
    }

    private Ended run(SearchRun run, long id) {
        Replay replay = new Replay(registry, id);
        run.listener().began(run.earlier().isPresent() ? OptionalInt.of(replay.trials()) : OptionalInt.empty());
        Recorder recorder = new Recorder(registry, id, run.problem(), replay, run.listener());
        Optional<String> problem = Optional.empty();
        try (Executor.Execution execution = executor.open(run.problem().runner(), run.threads());
                PatientSearch search = begin(run)) {
            new SearchLoop(search, run, replay.before(execution), recorder).run();
        } catch (AutodidactException e) {
            if (e.kind() != AutodidactException.Kind.PLUGIN) {
                throw e;
            }
            problem = Optional.of(String.valueOf(e.getMessage()));
        }
        RunEnd.Status status = problem.isPresent()
                ? RunEnd.Status.FAILED
                : run.stop().stoppedByHand() ? RunEnd.Status.CANCELLED : RunEnd.Status.DONE;
        registry.endRun(id, new RunEnd(status, problem.orElse(""), recorder.seconds(), recorder.cpuSeconds()));
        return new Ended(id, problem);
    }

    /**
     * A run that has ended.
     *
     * @param run its number in the registry
     * @param problem what went wrong with the strategy itself, in words; empty where nothing did
     */
    public record Ended(long run, Optional<String> problem) {}

    private static PatientSearch begin(SearchRun run) {
        SearchProblem problem = new SearchProblem(
                run.problem().space(),
                run.problem().metaFeatures(),
                run.budget(),
                run.registration().slots(),
                run.problem().minimumFidelity());
        try {
            return new PatientSearch(
                    () -> run.strategy()
                            .begin(
                                    problem,
                                    run.knowledge(),
                                    Seeds.generator(
                                            run.registration().seed(),
                                            "search",
                                            run.strategy().id())),
                    run::timeLeft);
        } catch (RuntimeException | Error e) {
            throw SearchLoop.broken("it failed to begin: " + Thrown.message(e), e);
        }
    }
}
