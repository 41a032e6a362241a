package dev.autodidact.registry.statistics;

import dev.autodidact.api.Seeds;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Ratings such that a lead of 400 points means ten wins for each loss: the model of Bradley and Terry (1952), fitted by the
 * iteration of Hunter (2004, "MM Algorithms for Generalized Bradley-Terry Models"), with percentile bootstrap intervals
 * over tasks. Each task is a match of every strategy against every other; equal losses are half a win for both. One more
 * task on which all are equal keeps the rating of a strategy that always wins finite. The mean rating is 1000.
 *
 * @param rating the rating
 * @param lower where its 95 % interval begins
 * @param upper where it ends
 */
public record Elo(double rating, double lower, double upper) {

    private static final int DRAWS = 200;
    private static final double LEVEL = 0.95;
    private static final double MEAN = 1000;
    private static final double POINTS_PER_NAT = 400 / StrictMath.log(10);
    private static final int MOST_ITERATIONS = 10_000;

    /**
     * {@return the rating of each strategy}
     *
     * @param losses one row per task, one loss per strategy; smaller is better; at least one row and 2 strategies
     * @param seed the only source of chance
     */
    public static Elo[] of(double[][] losses, long seed) {
        int strategies = losses[0].length;
        double[][][] matches = Arrays.stream(losses).map(Elo::wins).toArray(double[][][]::new);
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(Seeds.derive(seed, "elo"));
        double[][] drawn = new double[strategies][DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] ratings = ratings(total(random.ints(losses.length, 0, losses.length)
                    .mapToObj(task -> matches[task])
                    .toArray(double[][][]::new)));
            for (int i = 0; i < strategies; i++) {
                drawn[i][draw] = ratings[i];
            }
        }
        double[] ratings = ratings(total(matches));
        int cut = (int) Math.round(DRAWS * (1 - LEVEL) / 2);
        Elo[] result = new Elo[strategies];
        for (int i = 0; i < strategies; i++) {
            Arrays.sort(drawn[i]);
            result[i] = new Elo(ratings[i], drawn[i][cut], drawn[i][DRAWS - 1 - cut]);
        }
        return result;
    }

    /** How often each strategy beats each other on one task. */
    private static double[][] wins(double[] losses) {
        double[][] wins = new double[losses.length][losses.length];
        for (int i = 0; i < losses.length; i++) {
            for (int j = 0; j < losses.length; j++) {
                if (i != j) {
                    wins[i][j] = losses[i] < losses[j] ? 1 : losses[i] == losses[j] ? 0.5 : 0;
                }
            }
        }
        return wins;
    }

    private static double[][] total(double[][][] matches) {
        double[][] total = wins(new double[matches[0].length]);
        for (double[][] match : matches) {
            for (int i = 0; i < total.length; i++) {
                for (int j = 0; j < total.length; j++) {
                    total[i][j] += match[i][j];
                }
            }
        }
        return total;
    }

    private static double[] ratings(double[][] wins) {
        double[] strengths = new double[wins.length];
        Arrays.fill(strengths, 1);
        double change = 1;
        for (int iteration = 0; iteration < MOST_ITERATIONS && change > 1e-9; iteration++) {
            change = improve(strengths, wins);
        }
        double[] logarithms = Arrays.stream(strengths).map(StrictMath::log).toArray();
        double mean = Arrays.stream(logarithms).sum() / logarithms.length;
        return Arrays.stream(logarithms)
                .map(strength -> MEAN + POINTS_PER_NAT * (strength - mean))
                .toArray();
    }

    /** One round over all strengths; gives the largest relative change. */
    private static double improve(double[] strengths, double[][] wins) {
        double change = 0;
        for (int i = 0; i < strengths.length; i++) {
            double won = 0;
            double expected = 0;
            for (int j = 0; j < strengths.length; j++) {
                if (i != j) {
                    won += wins[i][j];
                    expected += (wins[i][j] + wins[j][i]) / (strengths[i] + strengths[j]);
                }
            }
            double next = won / expected;
            change = Math.max(change, Math.abs(next / strengths[i] - 1));
            strengths[i] = next;
        }
        return change;
    }
}
