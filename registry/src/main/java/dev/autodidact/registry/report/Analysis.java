package dev.autodidact.registry.report;

import dev.autodidact.registry.Comparison;
import dev.autodidact.registry.FailureGroup;
import dev.autodidact.registry.statistics.Bootstrap;
import dev.autodidact.registry.statistics.Friedman;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        List<Pair> pairs) {

    /** Chance in statistics is the same in every report, so that equal rows give equal reports. */
    private static final long SEED = 0;

    static Analysis of(Comparison comparison, TrialsCsv file) {
        Results results = Results.read(comparison, file);
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
                Pair.of(strategies, rows, SEED));
    }

    private static Optional<Friedman> friedman(List<String> strategies, List<Row> shared) {
        if (shared.size() < 2 || strategies.size() < 2) {
            return Optional.empty();
        }
        return Optional.of(Friedman.test(shared.stream()
                .map(row -> strategies.stream()
                        .mapToDouble(strategy -> row.cell(strategy).loss())
                        .toArray())
                .toArray(double[][]::new)));
    }

    /** {@return mean regret over the shared tasks with its band, for each strategy at each point of the grid} */
    Map<String, Bootstrap.Band> curves(Grid grid) {
        Map<String, Bootstrap.Band> curves = new LinkedHashMap<>();
        if (!shared.isEmpty()) {
            for (String strategy : strategies) {
                curves.put(
                        strategy,
                        Bootstrap.band(
                                shared.stream()
                                        .map(row -> row.cell(strategy).curve(grid))
                                        .toArray(double[][]::new),
                                SEED));
            }
        }
        return curves;
    }
}
