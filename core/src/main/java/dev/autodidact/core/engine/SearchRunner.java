package dev.autodidact.core.engine;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.execution.Executor;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.core.plugin.Thrown;
import dev.autodidact.registry.NewTrial;
import dev.autodidact.registry.Registry;
import dev.autodidact.registry.RunEnd;
import java.util.Optional;

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
        Stopwatch stopwatch = Stopwatch.start();
        long id = registry.beginRun(run.registration());
        Totals totals = new Totals();
        Optional<String> problem = Optional.empty();
        try (Executor.Execution execution = executor.open(run.problem().runner(), run.threads());
                PatientSearch search = begin(run)) {
            new SearchLoop(search, run, execution, observation -> {
                        registry.addTrial(id, stored(observation, run.problem(), stopwatch));
                        totals.add(observation);
                        run.listener().ended(observation);
                    })
                    .run();
        } catch (AutodidactException e) {
            if (e.kind() != AutodidactException.Kind.PLUGIN) {
                throw e;
            }
            problem = Optional.of(String.valueOf(e.getMessage()));
        }
        RunEnd.Status status = problem.isPresent()
                ? RunEnd.Status.FAILED
                : run.stop().stoppedByHand() ? RunEnd.Status.CANCELLED : RunEnd.Status.DONE;
        registry.endRun(id, new RunEnd(status, problem.orElse(""), stopwatch.seconds(), totals.cpuSeconds));
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
                run.slots(),
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

    private static NewTrial stored(Observation observation, Problem problem, Stopwatch stopwatch) {
        double heldOutLoss =
                observation.outcome() instanceof Outcome.Scored scored ? problem.heldOutLoss(scored) : Double.NaN;
        return new NewTrial(
                observation.trial(), observation.proposal(), observation.outcome(), heldOutLoss, stopwatch.seconds());
    }

    private static final class Totals {

        private double cpuSeconds;

        private void add(Observation observation) {
            double seconds = observation.outcome().cost().cpuSeconds();
            cpuSeconds += Double.isNaN(seconds) ? 0 : seconds;
        }
    }
}
