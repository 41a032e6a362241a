package dev.autodidact.registry.report;

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
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/** A made-up comparison that looks like a real one; {@code main} writes its report to a folder, to be looked at. */
public final class ExampleComparison {

    private static final List<String> TASKS = List.of(
            "balance-scale",
            "friedman-1",
            "friedman-2",
            "friedman-3",
            "krk-endgames",
            "led-7",
            "monks-1",
            "monks-2",
            "monks-3",
            "ringnorm",
            "tic-tac-toe",
            "twonorm",
            "two-moons",
            "waveform",
            "xor-checkerboard",
            "sine-wave");
    private static final List<String> LEARNERS = List.of(
            "smile.random-forest", "smile.gradient-boosting", "tribuo.xgboost", "tribuo.linear-sgd", "smile.svm");
    /** How well a strategy begins and how fast it gets better. */
    private static final Map<String, double[]> STRENGTHS = new LinkedHashMap<>();

    static {
        STRENGTHS.put("baseline", new double[] {0.55, 0.06});
        STRENGTHS.put("random", new double[] {0.75, 0.10});
        STRENGTHS.put("tpe", new double[] {0.72, 0.15});
        STRENGTHS.put("portfolio", new double[] {0.35, 0.14});
    }

    private ExampleComparison() {}

    public static void main(String[] args) {
        try (Registry registry = Registry.inMemory()) {
            ComparisonReport.write(
                    registry.comparison(store(registry, Integer.getInteger("trials", 40), TASKS.size())),
                    Path.of(args[0]));
        }
    }

    /** Stores a comparison of four strategies with 3 seeds, and gives its id. */
    public static long store(Registry registry, int trials, int tasks) {
        List<Long> seeds = List.of(1L, 2L, 3L);
        long comparison = registry.addComparison(new NewComparison(
                "starter",
                "1.0",
                List.copyOf(STRENGTHS.keySet()),
                seeds,
                trials + "trials",
                19,
                60,
                OptionalLong.empty(),
                "autodidact compare --suite starter --strategies baseline,random,tpe,portfolio --budget " + trials
                        + "trials --seeds 3 --out report",
                Map.of(
                        "autodidact", "0.1.0-SNAPSHOT",
                        "java", "25.0.1 (Eclipse Adoptium)",
                        "machine", "Linux amd64, 2 processors, 7.6 GB",
                        "plugin smile", "4.4.2",
                        "plugin tribuo", "4.3.2")));
        for (int i = 0; i < tasks; i++) {
            String name = TASKS.get(i % TASKS.size()) + (i < TASKS.size() ? "" : "-" + i);
            boolean regression = name.startsWith("friedman");
            registry.addTask(new NewTask(
                    "task-" + name,
                    "starter",
                    name,
                    name,
                    TaskKind.TABLE,
                    regression ? "rmse" : i % 3 == 0 ? "auc" : "log-loss",
                    !regression && i % 3 == 0,
                    Map.of()));
            for (String strategy : STRENGTHS.keySet()) {
                for (long seed : seeds) {
                    run(registry, comparison, name, i, strategy, seed, trials);
                }
            }
        }
        registry.endComparison(comparison, 1234.5);
        return comparison;
    }

    private static void run(
            Registry registry, long comparison, String name, int task, String strategy, long seed, int trials) {
        boolean greater = !name.startsWith("friedman") && task % 3 == 0;
        boolean learned = strategy.equals("portfolio");
        double reference = greater ? -0.5 : 0.7 + task % 5;
        long run = registry.beginRun(new NewRun(
                OptionalLong.of(comparison),
                "task-" + name,
                strategy,
                seed,
                trials + "trials",
                learned ? "a3c1" + task : "",
                learned ? "15 other tasks of starter 1.0, 4 200 trials of random and tpe, without " + name : "",
                learned ? 3.2 : 0,
                reference,
                1,
                Map.of()));
        RandomGenerator random = Seeds.generator(seed, name, strategy);
        double[] strength = STRENGTHS.get(strategy);
        double clock = 0;
        boolean lost = strategy.equals("tpe") && name.equals("monks-2") && seed == 2;
        for (int trial = 0; trial < trials; trial++) {
            double seconds = 0.2 + 3 * random.nextDouble() * random.nextDouble();
            clock += seconds;
            double quality = strength[0] * Math.exp(-strength[1] * trial) + 0.35 * random.nextDouble();
            double share = Math.min(1.1, 0.15 + quality * (0.6 + 0.4 * ((task * 7) % 5) / 5.0));
            double loss = greater ? -1 + 0.5 * share : reference * share;
            String learner = LEARNERS.get(random.nextInt(LEARNERS.size()));
            Configuration configuration = Configuration.of(
                            Map.of("trees", 10 + random.nextInt(500), "learning-rate", random.nextDouble()))
                    .nestedIn("learner", learner);
            Cost cost = new Cost(seconds, seconds * 1.4);
            Outcome outcome;
            if (lost || random.nextDouble() < 0.04) {
                outcome = new Outcome.Failed(failure(learner), cost);
            } else if (random.nextDouble() < 0.03) {
                outcome = new Outcome.Pruned("worse than the median of its fold", cost);
            } else {
                outcome = new Outcome.Scored(loss, List.of(loss), Optional.empty(), Optional.empty(), cost);
            }
            double heldOut = outcome instanceof Outcome.Scored ? loss + 0.02 * (random.nextDouble() - 0.3) : Double.NaN;
            registry.addTrial(run, new NewTrial(trial, Proposal.full(configuration), outcome, heldOut, clock));
        }
        registry.endRun(run, new RunEnd(RunEnd.Status.DONE, "", clock, clock * 1.4));
    }

    private static Failure failure(String learner) {
        return switch (learner) {
            case "smile.svm" -> new Failure(Failure.Kind.TIMEOUT, "stopped after 10 s: the trial's limit", "");
            case "tribuo.linear-sgd" ->
                new Failure(Failure.Kind.INVALID_OUTPUT, "row 0, class 1: probability NaN is outside 0 to 1", "");
            default ->
                new Failure(
                        Failure.Kind.EXCEPTION,
                        "java.lang.IllegalArgumentException: Invalid mtry = 0 for a table of one column",
                        "at smile...");
        };
    }
}
