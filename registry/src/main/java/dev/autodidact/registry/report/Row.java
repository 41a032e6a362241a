package dev.autodidact.registry.report;

import dev.autodidact.registry.NewTask;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One task, and how each strategy that has run on it did.
 *
 * @param task the task
 * @param cells by strategy
 */
record Row(NewTask task, Map<String, Cell> cells) {

    /**
     * A strategy on one task.
     *
     * @param runs its runs, one per seed
     * @param loss the mean loss over seeds; infinite where a run has neither result nor reference
     * @param spread the standard deviation over seeds; NaN where there are fewer than 2
     * @param regret the mean regret over seeds
     */
    record Cell(List<Result> runs, double loss, double spread, double regret) {

        private static Cell of(List<Result> runs) {
            double[] losses = runs.stream().mapToDouble(Result::rankedLoss).toArray();
            double mean = Arrays.stream(losses).average().orElse(Double.NaN);
            double squares =
                    Arrays.stream(losses).map(l -> (l - mean) * (l - mean)).sum();
            return new Cell(
                    runs,
                    mean,
                    losses.length > 1 ? Math.sqrt(squares / (losses.length - 1)) : Double.NaN,
                    runs.stream().mapToDouble(Result::regret).average().orElse(1));
        }

        /** {@return the regret over time, the mean over seeds} */
        double[] curve(Grid grid) {
            double[] mean = new double[grid.points().size()];
            for (Result run : runs) {
                double[] regrets = grid.regrets(run);
                for (int i = 0; i < mean.length; i++) {
                    mean[i] += regrets[i] / runs.size();
                }
            }
            return mean;
        }

        /** {@return how many runs have no result of their own} */
        int failedRuns() {
            return (int) runs.stream().filter(Result::failed).count();
        }
    }

    /** {@return one row per task, in the order in which the tasks first appear} */
    static List<Row> of(List<Result> results) {
        Map<NewTask, Map<String, Cell>> rows = results.stream()
                .collect(Collectors.groupingBy(
                        Result::task,
                        LinkedHashMap::new,
                        Collectors.groupingBy(
                                Result::strategy,
                                TreeMap::new,
                                Collectors.collectingAndThen(Collectors.toList(), Cell::of))));
        return rows.entrySet().stream()
                .map(row -> new Row(row.getKey(), row.getValue()))
                .toList();
    }

    /** {@return the mean losses of all strategies, one row per task, on which all must have run} */
    static double[][] losses(List<String> strategies, List<Row> rows) {
        return rows.stream()
                .map(row -> strategies.stream()
                        .mapToDouble(strategy -> row.cell(strategy).loss())
                        .toArray())
                .toArray(double[][]::new);
    }

    Optional<Cell> find(String strategy) {
        return Optional.ofNullable(cells.get(strategy));
    }

    Cell cell(String strategy) {
        return find(strategy).orElseThrow();
    }

    /** {@return the least mean loss of any strategy} */
    double best() {
        return cells.values().stream().mapToDouble(Cell::loss).min().orElse(Double.NaN);
    }
}
