import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.autodidact.registry.statistics.Holm;
import dev.autodidact.registry.statistics.Wilcoxon;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints a table of search strategies from the {@code trials.csv} of comparisons on black boxes whose loss is a
 * normalised regret. The regret of a run after n evaluations is the least loss of its trials of full effort among the
 * first n; 1 while there is none. Means are taken over seeds first, then over tasks.
 *
 * <p>{@code =random} is the first number of evaluations, {@code effort} the least effort (trials, each counted by its
 * share of the full effort) at which the mean regret is no greater than random search's after all its evaluations.
 */
public final class SearchTable {

    private static final String REFERENCE = "random";
    /** Effort is looked at in steps of a quarter of a full trial. */
    private static final int STEPS = 4;

    /** The regret of one run after each evaluation, and after each quarter of a full trial's effort. */
    private record Run(double[] byEvaluations, double[] byEffort) {}

    public static void main(String[] args) throws IOException {
        int budget = Integer.parseInt(args[0]);
        Map<String, Map<String, Map<String, Run>>> runs = new LinkedHashMap<>();
        for (String file : Arrays.asList(args).subList(1, args.length)) {
            read(Path.of(file), budget, runs);
        }
        print(budget, runs);
    }

    private static void read(Path file, int budget, Map<String, Map<String, Map<String, Run>>> runs) throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            double spent = 0;
            for (NamedCsvRecord row : rows) {
                Run run = runs.computeIfAbsent(row.getField("strategy"), name -> new LinkedHashMap<>())
                        .computeIfAbsent(row.getField("task"), name -> new LinkedHashMap<>())
                        .computeIfAbsent(row.getField("seed"), name -> started(budget));
                int trial = Integer.parseInt(row.getField("trial"));
                double fidelity = Double.parseDouble(row.getField("fidelity"));
                spent = trial == 0 ? fidelity : spent + fidelity;
                if (fidelity == 1 && row.getField("status").equals("scored") && trial < budget) {
                    double loss = Double.parseDouble(row.getField("score"));
                    lower(run.byEvaluations(), trial, loss);
                    lower(run.byEffort(), (int) Math.ceil(spent * STEPS - 1e-9) - 1, loss);
                }
            }
        }
    }

    private static Run started(int budget) {
        Run run = new Run(new double[budget], new double[budget * STEPS]);
        Arrays.fill(run.byEvaluations(), 1);
        Arrays.fill(run.byEffort(), 1);
        return run;
    }

    private static void lower(double[] regrets, int from, double loss) {
        for (int i = from; i < regrets.length && regrets[i] > loss; i++) {
            regrets[i] = loss;
        }
    }

    private static void print(int budget, Map<String, Map<String, Map<String, Run>>> runs) {
        if (!runs.containsKey(REFERENCE)) {
            throw new IllegalArgumentException("the reference '" + REFERENCE + "' has no trials");
        }
        int[] columns = {budget / 10, budget / 4, budget / 2, budget};
        Map<String, Map<String, Run>> random = runs.get(REFERENCE);
        double[][] reference = byTask(random, random, budget, false);
        double goal = mean(reference)[budget - 1];
        List<String> others = runs.keySet().stream().filter(name -> !name.equals(REFERENCE)).toList();
        double[] p = others.stream()
                .mapToDouble(name -> Wilcoxon.p(differences(reference, byTask(runs.get(name), random, budget, false), columns[2])))
                .toArray();
        double[] adjusted = Holm.adjust(p);
        System.out.printf(Locale.ROOT, "%-22s", "strategy");
        for (int column : columns) {
            System.out.printf(Locale.ROOT, "%9s", "@" + column);
        }
        System.out.printf(Locale.ROOT, "%10s%9s%9s%12s%12s%n", "median", "=random", "effort", "won@" + columns[2], "p (Holm)");
        for (String name : runs.keySet()) {
            double[][] tasks = byTask(runs.get(name), random, budget, false);
            double[] means = mean(tasks);
            System.out.printf(Locale.ROOT, "%-22s", name);
            for (int column : columns) {
                System.out.printf(Locale.ROOT, "%9.4f", means[column - 1]);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%10.4f%9s%9s",
                    median(tasks, budget - 1),
                    reached(means, goal, 1),
                    reached(mean(byTask(runs.get(name), random, budget, true)), goal, STEPS));
            if (name.equals(REFERENCE)) {
                System.out.println();
            } else {
                double[] differences = differences(reference, tasks, columns[2]);
                System.out.printf(
                        Locale.ROOT,
                        "%12s%12.2g%n",
                        Arrays.stream(differences).filter(d -> d > 0).count() + " of " + differences.length,
                        adjusted[others.indexOf(name)]);
            }
        }
    }

    /** {@return the mean over seeds of each task of the reference, 1 throughout where there is no trial} */
    private static double[][] byTask(
            Map<String, Map<String, Run>> runs, Map<String, Map<String, Run>> reference, int budget, boolean effort) {
        return reference.keySet().stream()
                .map(task -> runs.getOrDefault(task, Map.of("", started(budget))).values())
                .map(seeds -> mean(seeds.stream()
                        .map(run -> effort ? run.byEffort() : run.byEvaluations())
                        .toArray(double[][]::new)))
                .toArray(double[][]::new);
    }

    private static double[] mean(double[][] rows) {
        double[] mean = new double[rows[0].length];
        for (double[] row : rows) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += row[i] / rows.length;
            }
        }
        return mean;
    }

    private static double median(double[][] rows, int column) {
        double[] sorted = Arrays.stream(rows).mapToDouble(row -> row[column]).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** {@return by how much less regret the second has on each task after so many evaluations} */
    private static double[] differences(double[][] first, double[][] second, int evaluations) {
        double[] differences = new double[first.length];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = first[i][evaluations - 1] - second[i][evaluations - 1];
        }
        return differences;
    }

    private static String reached(double[] means, double goal, int steps) {
        for (int i = 0; i < means.length; i++) {
            if (means[i] <= goal) {
                return steps == 1 ? String.valueOf(i + 1) : String.format(Locale.ROOT, "%.2f", (i + 1.0) / steps);
            }
        }
        return "never";
    }

    private SearchTable() {}
}
