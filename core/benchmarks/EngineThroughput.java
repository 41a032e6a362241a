import dev.autodidact.api.Cancellation;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.strategy.Budget;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.strategy.Search;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.strategy.SearchStrategy;
import dev.autodidact.api.task.BlackBoxTask;
import dev.autodidact.api.task.TaskKind;
import dev.autodidact.core.engine.BlackBoxProblem;
import dev.autodidact.core.engine.SearchRun;
import dev.autodidact.core.engine.SearchRunner;
import dev.autodidact.core.engine.StopSignal;
import dev.autodidact.core.engine.ThreadExecutor;
import dev.autodidact.core.engine.TrialListener;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.registry.NewRun;
import dev.autodidact.registry.NewTask;
import dev.autodidact.registry.Registry;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Runs trials that do nothing, on threads, into a registry on disk, and prints how many a second become durable and how
 * large the heap is after garbage collection. Arguments: how many trials, and the strategy, where it should be one of the
 * installed ones (which may remember what they proposed).
 */
public final class EngineThroughput {

    private static final Set<Integer> LOOKED_AT = Set.of(1_000, 10_000, 50_000, 100_000);

    public static void main(String[] arguments) throws Exception {
        int trials = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        Path file = Files.createTempDirectory("throughput-").resolve("registry.db");
        SearchSpace space = SearchSpace.builder()
                .add("x", Domain.real(0, 1))
                .add("y", Domain.real(0, 1))
                .build();
        BlackBoxTask nothing = new Nothing(space);
        SearchStrategy strategy = arguments.length > 1
                ? (SearchStrategy) Catalogue.discover(Optional.empty()).strategy(arguments[1])
                : new Forgetful();
        try (Registry registry = Registry.open(file)) {
            registry.addTask(
                    new NewTask("nothing", "", "nothing", "nothing", TaskKind.BLACK_BOX, "loss", false, Map.of()));
            Budget budget = Budget.trials(trials);
            long start = System.nanoTime();
            new SearchRunner(registry, new ThreadExecutor())
                    .run(new SearchRun(
                            new NewRun(
                                    OptionalLong.empty(),
                                    "nothing",
                                    strategy.id(),
                                    1,
                                    budget.toString(),
                                    "",
                                    "",
                                    0,
                                    Double.NaN,
                                    4,
                                    Map.of()),
                            OptionalLong.empty(),
                            strategy,
                            Knowledge.NONE,
                            new BlackBoxProblem(nothing, Optional.empty()),
                            budget,
                            2,
                            () -> Duration.ofMinutes(1),
                            StopSignal.manual(),
                            () -> Duration.ZERO,
                            true,
                            new Shown(start)));
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf("%d trials, durable, in %.1f s: %.0f a second%n", trials, seconds, trials / seconds);
            System.out.printf("registry: %.1f MB%n", Files.size(file) / 1e6);
        }
        System.exit(0);
    }

    private record Shown(long start) implements TrialListener {

        @Override
        public void ended(Observation observation) {
            int done = observation.trial() + 1;
            if (LOOKED_AT.contains(done)) {
                System.gc();
                long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
                System.out.printf(
                        "%7d trials after %5.1f s, heap %.1f MB%n",
                        done, (System.nanoTime() - start) / 1e9, used / 1048576.0);
            }
        }
    }

    /** Random search that does not remember what it proposed, so that what grows is the engine's. */
    private record Forgetful() implements SearchStrategy {

        @Override
        public String id() {
            return "forgetful";
        }

        @Override
        public Search begin(SearchProblem problem, Knowledge knowledge, SplittableGenerator random) {
            return new Search() {
                @Override
                public Optional<Proposal> propose() {
                    return Optional.of(Proposal.full(problem.space().sample(random)));
                }

                @Override
                public void observe(Observation observation) {}
            };
        }
    }

    private record Nothing(SearchSpace space) implements BlackBoxTask {

        @Override
        public String name() {
            return "nothing";
        }

        @Override
        public double evaluate(Configuration configuration, double fidelity, long seed, Cancellation cancellation) {
            return configuration.real("x");
        }
    }
}
