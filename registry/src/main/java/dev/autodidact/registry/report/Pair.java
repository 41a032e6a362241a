package dev.autodidact.registry.report;

import dev.autodidact.registry.statistics.BayesianSignedRank;
import dev.autodidact.registry.statistics.PairedComparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * Two strategies on the tasks that both have run on. Wins and losses go by mean loss, tests by mean regret, because
 * losses of different tasks have different units.
 *
 * @param a the first
 * @param b the second
 * @param wins on how many tasks the first has the smaller loss
 * @param ties on how many both have the same
 * @param losses on how many the second has the smaller loss
 * @param differences by how much the first's mean regret is smaller, one per task
 * @param test what the differences say
 */
record Pair(String a, String b, int wins, int ties, int losses, List<Double> differences, PairedComparison test) {

    /** Regrets that differ by less are equal for practical purposes. */
    static final double EQUIVALENCE = 0.01;

    private record Tally(String a, String b, int wins, int losses, List<Double> differences) {}

    /** {@return all pairs that share a task, each once, the one named first before the one named later} */
    static List<Pair> of(List<String> strategies, List<Row> rows, long seed) {
        List<Tally> tallies = new ArrayList<>();
        for (int i = 0; i < strategies.size(); i++) {
            for (int j = i + 1; j < strategies.size(); j++) {
                String a = strategies.get(i);
                String b = strategies.get(j);
                List<Row> both = rows.stream()
                        .filter(row -> row.find(a).isPresent() && row.find(b).isPresent())
                        .toList();
                if (!both.isEmpty()) {
                    tallies.add(tally(a, b, both));
                }
            }
        }
        List<PairedComparison> tests = PairedComparison.all(
                tallies.stream().map(tally -> array(tally.differences)).toList(), EQUIVALENCE, seed);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < tests.size(); i++) {
            pairs.add(pair(tallies.get(i), tests.get(i)));
        }
        return List.copyOf(pairs);
    }

    private static Tally tally(String a, String b, List<Row> rows) {
        int wins = 0;
        int losses = 0;
        double[] differences = new double[rows.size()];
        for (int i = 0; i < differences.length; i++) {
            Row.Cell first = rows.get(i).cell(a);
            Row.Cell second = rows.get(i).cell(b);
            differences[i] = second.regret() - first.regret();
            wins += first.loss() < second.loss() ? 1 : 0;
            losses += second.loss() < first.loss() ? 1 : 0;
        }
        return new Tally(a, b, wins, losses, Arrays.stream(differences).boxed().toList());
    }

    private static Pair pair(Tally tally, PairedComparison test) {
        int ties = tally.differences.size() - tally.wins - tally.losses;
        return new Pair(tally.a, tally.b, tally.wins, ties, tally.losses, tally.differences, test);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(value -> value).toArray();
    }

    /** {@return on how many tasks both have run} */
    int tasks() {
        return differences.size();
    }

    /** {@return by how much the first's mean regret is smaller, the mean over tasks} */
    double meanDifference() {
        return differences.stream().mapToDouble(d -> d).sum() / differences.size();
    }

    /** {@return how many more tasks would make the difference significant; empty where it is, or that cannot be said} */
    OptionalLong moreTasks() {
        if (test.firstAhead()
                || test.secondAhead()
                || test.equal()
                || test.tasksNeeded().isEmpty()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Math.max(1, test.tasksNeeded().getAsLong() - tasks()));
    }

    boolean involves(String strategy) {
        return a.equals(strategy) || b.equals(strategy);
    }

    /** {@return the pair as one of the two sees it} */
    Pair from(String strategy) {
        return a.equals(strategy) ? this : reversed();
    }

    /** {@return draws from the posterior distribution of the Bayesian test, as it has them} */
    double[][] posterior(int draws, long seed) {
        return BayesianSignedRank.posterior(array(differences), EQUIVALENCE, draws, seed);
    }

    private Pair reversed() {
        return new Pair(
                b, a, losses, ties, wins, differences.stream().map(d -> 0 - d).toList(), test.reversed());
    }
}
