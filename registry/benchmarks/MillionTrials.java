import dev.autodidact.api.Seeds;
import dev.autodidact.api.execution.Cost;
import dev.autodidact.api.execution.Failure;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.task.TaskKind;
import dev.autodidact.registry.NewComparison;
import dev.autodidact.registry.NewRun;
import dev.autodidact.registry.NewTask;
import dev.autodidact.registry.NewTrial;
import dev.autodidact.registry.Registry;
import dev.autodidact.registry.RunEnd;
import dev.autodidact.registry.report.ComparisonReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Fills a registry with one comparison, reports on it, and measures how long writers wait: see million-trials.sh. */
public final class MillionTrials {

    private static final int STRATEGIES = 10;
    private static final int SEEDS = 10;
    private static final int TRIALS_PER_RUN = 200;
    private static final List<String> LEARNERS = List.of(
            "smile.random-forest", "smile.knn", "smile.gradient-boosting", "tribuo.xgboost", "tribuo.linear-sgd");

    public static void main(String[] args) throws Exception {
        try (Registry registry = Registry.open(args[1])) {
            switch (args[0]) {
                case "fill" -> fill(registry, Integer.parseInt(args[2]));
                case "long" -> longRun(registry, Integer.parseInt(args[2]));
                case "report" -> report(registry, Path.of(args[2]));
                case "read" -> readUntilKilled(registry, Path.of(args[2]));
                case "write" -> write(registry, args[2], Integer.parseInt(args[3]));
                default -> throw new IllegalArgumentException(args[0]);
            }
        }
    }

    private static void fill(Registry registry, int trials) {
        long start = System.nanoTime();
        List<String> strategies =
                IntStream.range(0, STRATEGIES).mapToObj(i -> "strategy-" + i).toList();
        int tasks = Math.max(1, trials / (STRATEGIES * SEEDS * TRIALS_PER_RUN));
        long comparison = registry.addComparison(new NewComparison(
                "million",
                "1",
                strategies,
                LongStream.range(0, SEEDS).boxed().toList(),
                TRIALS_PER_RUN + "trials",
                tasks,
                60,
                OptionalLong.empty(),
                "registry/benchmarks/million-trials.sh",
                Map.of()));
        for (int task = 0; task < tasks; task++) {
            registry.addTask(task(task));
            for (int strategy = 0; strategy < STRATEGIES; strategy++) {
                for (long seed = 0; seed < SEEDS; seed++) {
                    long run = begin(registry, OptionalLong.of(comparison), task, strategies.get(strategy), seed);
                    RandomGenerator random = Seeds.generator(seed, "million", "task " + task, "strategy " + strategy);
                    for (int trial = 0; trial < TRIALS_PER_RUN; trial++) {
                        registry.addTrialSoon(run, trial(trial, strategy, random));
                    }
                    registry.endRun(run, new RunEnd(RunEnd.Status.DONE, "", TRIALS_PER_RUN, TRIALS_PER_RUN));
                }
            }
        }
        registry.endComparison(comparison, 1);
        System.out.printf(
                Locale.ROOT,
                "filled with %d trials in %d runs on %d tasks: %.1f s%n",
                tasks * STRATEGIES * SEEDS * TRIALS_PER_RUN,
                tasks * STRATEGIES * SEEDS,
                tasks,
                (System.nanoTime() - start) / 1e9);
    }

    private static NewTask task(int task) {
        Map<String, Double> features = new TreeMap<>();
        for (int i = 0; i < 30; i++) {
            features.put("feature-" + i, task + i / 7.0);
        }
        return new NewTask(
                String.format(Locale.ROOT, "%032x-0", task), "million", "task-" + task, "task-" + task, TaskKind.TABLE,
                "log-loss", false, features);
    }

    private static long begin(Registry registry, OptionalLong comparison, int task, String strategy, long seed) {
        return registry.beginRun(new NewRun(
                comparison, task(task).id(), strategy, seed, TRIALS_PER_RUN + "trials", "", "", 0, 1.0, 4,
                Map.of("autodidact", "0.1.0", "java", "25", "os", "Linux")));
    }

    /** One in twenty fails; the others come from a distribution whose location depends on the strategy. */
    private static NewTrial trial(int trial, int strategy, RandomGenerator random) {
        Map<String, Object> values = new TreeMap<>();
        for (int i = 0; i < 6; i++) {
            values.put("hyperparameter-" + i, random.nextDouble());
        }
        values.put("trees", random.nextInt(1, 1000));
        Configuration configuration = Configuration.of(values)
                .nestedIn("learner", LEARNERS.get(random.nextInt(LEARNERS.size())));
        Cost cost = new Cost(random.nextDouble(), random.nextDouble());
        double loss = 0.2 + 0.01 * strategy + 0.3 * Math.abs(random.nextGaussian());
        Outcome outcome = random.nextInt(20) == 0
                ? new Outcome.Failed(new Failure(Failure.Kind.TIMEOUT, "longer than 60 s", "at learner.fit"), cost)
                : new Outcome.Scored(loss, List.of(loss, loss, loss), Optional.empty(), Optional.empty(), cost);
        return new NewTrial(
                trial, Proposal.full(configuration), outcome, outcome instanceof Outcome.Scored ? loss + 0.01 : Double.NaN,
                trial);
    }

    /** One run with as many trials. */
    private static void longRun(Registry registry, int trials) {
        registry.addTask(task(0));
        long run = begin(registry, OptionalLong.empty(), 0, "long", 1);
        RandomGenerator random = Seeds.generator(2, "long");
        for (int trial = 0; trial < trials; trial++) {
            registry.addTrialSoon(run, trial(trial, 0, random));
        }
        registry.endRun(run, new RunEnd(RunEnd.Status.DONE, "", trials, trials));
        System.out.println("a run of " + trials + " trials, number " + run);
    }

    private static void report(Registry registry, Path folder) throws Exception {
        long start = System.nanoTime();
        ComparisonReport.write(registry.comparison(1), folder);
        System.out.printf(
                Locale.ROOT,
                "report: %.1f s, at most %s resident, processor time %.1f s%n",
                (System.nanoTime() - start) / 1e9,
                Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.startsWith("VmHWM"))
                        .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB")
                        .findFirst()
                        .orElse("?"),
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3);
    }

    private static void readUntilKilled(Registry registry, Path folder) throws Exception {
        for (int reports = 1; ; reports++) {
            report(registry, folder);
            registry.runs();
        }
    }

    /** Stores trials one by one, each durable before the next, and says how long each took. */
    private static void write(Registry registry, String beside, int seconds) {
        registry.addTask(task(0));
        long run = begin(registry, OptionalLong.empty(), 0, "writer", ProcessHandle.current().pid());
        RandomGenerator random = Seeds.generator(1, "writer");
        List<Double> waits = new ArrayList<>();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        for (int trial = 0; System.nanoTime() < end; trial++) {
            NewTrial next = trial(trial, 0, random);
            long start = System.nanoTime();
            registry.addTrial(run, next);
            waits.add((System.nanoTime() - start) / 1e6);
        }
        double[] sorted = waits.stream().mapToDouble(wait -> wait).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "commits %s: %d; median %.1f ms, 99 %% %.1f ms, 99.9 %% %.1f ms, longest %.1f ms%n",
                beside,
                sorted.length,
                sorted[sorted.length / 2],
                sorted[(int) (sorted.length * 0.99)],
                sorted[(int) (sorted.length * 0.999)],
                Arrays.stream(sorted).max().orElse(0));
    }
}
