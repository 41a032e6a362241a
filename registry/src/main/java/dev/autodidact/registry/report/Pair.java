package dev.autodidact.registry.report;

import dev.autodidact.registry.statistics.BayesianSignedRank;
import dev.autodidact.registry.statistics.Holm;
import dev.autodidact.registry.statistics.Wilcoxon;
import java.util.ArrayList;
import java.util.List;

/**
 * Two strategies on the tasks that both have run on. Wins and losses go by mean loss, tests by mean regret, because
 * losses of different tasks have different units.
 *
 * @param a the first
 * @param b the second
 * @param wins on how many tasks the first has the smaller loss
 * @param ties on how many both have the same
 * @param losses on how many the second has the smaller loss
 * @param difference by how much the first's mean regret is smaller
 * @param p the p-value of Wilcoxon's test
 * @param pAdjusted the same after Holm's correction for all pairs
 * @param bayesian how probable it is that one is better by more than {@link #EQUIVALENCE}
 */
record Pair(
        String a,
        String b,
        int wins,
        int ties,
        int losses,
        double difference,
        double p,
        double pAdjusted,
        BayesianSignedRank bayesian) {

    /** Regrets that differ by less are equal for practical purposes. */
    static final double EQUIVALENCE = 0.01;

    /** {@return all pairs that share a task, each once, the one named first before the one named later} */
    static List<Pair> of(List<String> strategies, List<Row> rows, long seed) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < strategies.size(); i++) {
            for (int j = i + 1; j < strategies.size(); j++) {
                String a = strategies.get(i);
                String b = strategies.get(j);
                List<Row> both = rows.stream()
                        .filter(row -> row.find(a).isPresent() && row.find(b).isPresent())
                        .toList();
                if (!both.isEmpty()) {
                    pairs.add(test(a, b, both, seed));
                }
            }
        }
        double[] adjusted = Holm.adjust(pairs.stream().mapToDouble(Pair::p).toArray());
        for (int i = 0; i < adjusted.length; i++) {
            pairs.set(i, pairs.get(i).withAdjusted(adjusted[i]));
        }
        return List.copyOf(pairs);
    }

    private static Pair test(String a, String b, List<Row> rows, long seed) {
        int wins = 0;
        int losses = 0;
        double sum = 0;
        double[] differences = new double[rows.size()];
        for (int i = 0; i < differences.length; i++) {
            Row.Cell first = rows.get(i).cell(a);
            Row.Cell second = rows.get(i).cell(b);
            differences[i] = second.regret() - first.regret();
            sum += differences[i];
            wins += first.loss() < second.loss() ? 1 : 0;
            losses += second.loss() < first.loss() ? 1 : 0;
        }
        double p = Wilcoxon.p(differences);
        return new Pair(
                a,
                b,
                wins,
                differences.length - wins - losses,
                losses,
                sum / differences.length,
                p,
                p,
                BayesianSignedRank.test(differences, EQUIVALENCE, seed));
    }

    private Pair withAdjusted(double adjusted) {
        return new Pair(a, b, wins, ties, losses, difference, p, adjusted, bayesian);
    }

    /** {@return on how many tasks both have run} */
    int tasks() {
        return wins + ties + losses;
    }

    boolean involves(String strategy) {
        return a.equals(strategy) || b.equals(strategy);
    }

    /** {@return the same pair the other way round} */
    Pair reversed() {
        return new Pair(
                b,
                a,
                losses,
                ties,
                wins,
                -difference,
                p,
                pAdjusted,
                new BayesianSignedRank(bayesian.secondBetter(), bayesian.equal(), bayesian.firstBetter()));
    }
}
