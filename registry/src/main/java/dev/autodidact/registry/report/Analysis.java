package dev.autodidact.registry.report;

import dev.autodidact.registry.Comparison;
import dev.autodidact.registry.FailureGroup;
import dev.autodidact.registry.statistics.Friedman;
import dev.autodidact.registry.statistics.Nemenyi;
import dev.autodidact.registry.statistics.PairedComparison;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that the files about a comparison say. Losses are averaged over seeds within a task, and tasks are the
 * sample (Demsar 2006): ranks by mean loss, tests on mean regret.
 *
 * @param comparison what was compared
 * @param strategies the strategies in the plan's order, then others that have runs
 * @param results one for each run
 * @param failures failed trials in groups
 * @param rows one for each task
 * @param shared the rows of the tasks that every strategy has run on; ranks and curves count these
 * @param standings one for each strategy, in their order
 * @param friedman whether the strategies differ at all; empty where fewer than 2 strategies or tasks are shared
 * @param pairs all pairs that share a task
 * @param adaptations how few-shot strategies do step by step; empty where none was run
 * @param byEvaluations mean regret by evaluations; empty where no task is shared, as are the others
 * @param bySeconds the same by wall-clock seconds
 * @param byCpuSeconds the same by processor seconds; empty also where they are unknown
 */
record Analysis(
        Comparison comparison,
        List<String> strategies,
        List<Result> results,
        List<FailureGroup> failures,
        List<Row> rows,
        List<Row> shared,
        List<Standing> standings,
        Optional<Friedman> friedman,
        List<Pair> pairs,
        Optional<Adaptations> adaptations,
        Optional<Curves> byEvaluations,
        Optional<Curves> bySeconds,
        Optional<Curves> byCpuSeconds) {

    /** Chance in statistics is the same in every report, so that equal rows give equal reports. */
    static final long SEED = 0;

    static Analysis of(Comparison comparison, Results.Sink sink) {
        Results results = Results.read(comparison, sink);
        List<String> strategies = Stream.concat(
                        comparison.plan().strategies().stream(),
                        results.runs().stream().map(Result::strategy))
                .distinct()
                .toList();
        List<Row> rows = Row.of(results.runs());
        List<Row> shared = rows.stream()
                .filter(row -> row.cells().keySet().containsAll(strategies))
                .toList();
        return new Analysis(
                comparison,
                strategies,
                results.runs(),
                results.failures(),
                rows,
                shared,
                Standing.of(strategies, results.runs(), shared, SEED),
                friedman(strategies, shared),
                Pair.of(strategies, rows, SEED),
                Adaptations.of(strategies, shared),
                Curves.of(Grid.evaluations(results.runs()), strategies, shared, SEED),
                Curves.of(Grid.seconds(results.runs()), strategies, shared, SEED),
                Grid.cpuSeconds(results.runs()).flatMap(grid -> Curves.of(grid, strategies, shared, SEED)));
    }

    private static Optional<Friedman> friedman(List<String> strategies, List<Row> shared) {
        return shared.size() < 2 || strategies.size() < 2
                ? Optional.empty()
                : Optional.of(Friedman.test(Row.losses(strategies, shared)));
    }

    /** {@return the standings, the best mean rank first} */
    List<Standing> ranked() {
        return standings.stream()
                .sorted(Comparator.comparingDouble(Standing::meanRank))
                .toList();
    }

    /** {@return how far apart mean ranks must be by the test of Nemenyi, on which no verdict rests} */
    double criticalDifference() {
        return Nemenyi.criticalDifference(strategies.size(), shared.size(), PairedComparison.SIGNIFICANCE);
    }

    /** {@return where a strategy stands in the plan, from 0; it has the same colour everywhere} */
    int place(String strategy) {
        return strategies.indexOf(strategy);
    }

    /** {@return a pair as the first of the two sees it; empty where they share no task or are the same} */
    Optional<Pair> pair(String a, String b) {
        return pairs.stream()
                .filter(pair -> pair.involves(a))
                .map(pair -> pair.from(a))
                .filter(pair -> pair.b().equals(b))
                .findFirst();
    }

    /** {@return the SHA-256 of the tasks' ids, which are hashes of their content: equal for equal tasks} */
    String tasksHash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            rows.stream()
                    .map(row -> row.task().id() + "\n")
                    .sorted()
                    .forEach(id -> digest.update(id.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
