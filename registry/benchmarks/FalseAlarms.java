import dev.autodidact.api.Seeds;
import dev.autodidact.registry.statistics.Holm;
import dev.autodidact.registry.statistics.PairedComparison;
import dev.autodidact.registry.statistics.Wilcoxon;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Simulates comparisons and prints how often the verdict names a strategy that is ahead. */
public final class FalseAlarms {

    private static final double DEVIATION = 0.1;
    /** As in the report: regrets that differ by less count as equal. */
    private static final double EQUIVALENCE = 0.01;

    private static final int[] TASKS = {8, 15, 30};

    public static void main(String[] args) {
        int comparisons = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        System.out.println("False alarms: any strategy ahead of any other, all equal; nominal 5 %");
        System.out.println("strategies   8 tasks  15 tasks  30 tasks");
        for (int strategies : new int[] {2, 4}) {
            StringBuilder row = new StringBuilder(String.format("%10d", strategies));
            for (int tasks : TASKS) {
                row.append(percent(rate(comparisons, tasks, strategies, 0, false)));
            }
            System.out.println(row);
        }
        System.out.println();
        System.out.println("Power: the first of 4 strategies ahead of the second, by the lead in standard deviations");
        System.out.println("      lead   8 tasks  15 tasks  30 tasks");
        for (double lead : new double[] {0.25, 0.5, 0.75, 1, 1.5, 2}) {
            StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%10.2f", lead));
            for (int tasks : TASKS) {
                row.append(percent(rate(comparisons / 10, tasks, 4, lead, true)));
            }
            System.out.println(row);
        }
    }

    private static String percent(double rate) {
        return String.format(Locale.ROOT, "%8.1f %%", 100 * rate);
    }

    /** The share of comparisons with a strategy ahead: the first of the second only, or any of any. */
    private static double rate(int comparisons, int tasks, int strategies, double lead, boolean firstPairOnly) {
        RandomGenerator random = Seeds.generator(1, "false-alarms", String.valueOf(tasks), String.valueOf(strategies),
                String.valueOf(lead));
        int found = 0;
        for (int comparison = 0; comparison < comparisons; comparison++) {
            List<double[]> pairs = pairs(random, tasks, strategies, lead);
            double[] p = Holm.adjust(pairs.stream().mapToDouble(Wilcoxon::p).toArray());
            if (Arrays.stream(p).noneMatch(q -> q < PairedComparison.SIGNIFICANCE)) {
                continue; // the verdict asks for this and more, which takes longer to compute
            }
            List<PairedComparison> tests = PairedComparison.all(pairs, EQUIVALENCE, comparison);
            boolean ahead = firstPairOnly
                    ? tests.get(0).firstAhead()
                    : tests.stream().anyMatch(test -> test.firstAhead() || test.secondAhead());
            found += ahead ? 1 : 0;
        }
        return (double) found / comparisons;
    }

    private static List<double[]> pairs(RandomGenerator random, int tasks, int strategies, double lead) {
        double[][] regrets = new double[strategies][tasks];
        for (int strategy = 0; strategy < strategies; strategy++) {
            for (int task = 0; task < tasks; task++) {
                regrets[strategy][task] = DEVIATION * (random.nextGaussian() - (strategy == 0 ? lead : 0));
            }
        }
        List<double[]> pairs = new ArrayList<>();
        for (int i = 0; i < strategies; i++) {
            for (int j = i + 1; j < strategies; j++) {
                double[] differences = new double[tasks];
                for (int task = 0; task < tasks; task++) {
                    differences[task] = regrets[j][task] - regrets[i][task];
                }
                pairs.add(differences);
            }
        }
        return pairs;
    }
}
