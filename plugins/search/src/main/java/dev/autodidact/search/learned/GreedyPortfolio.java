package dev.autodidact.search.learned;

import dev.autodidact.api.space.Configuration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Chooses members one by one, each the one that lowers the mean regret of the best member so far by most per log-second,
 * so that the area under the anytime curve over the logarithm of time shrinks fastest, and the order of choice is the
 * order of evaluation. The mean is over families of the mean over their tasks.
 *
 * <p>The first member is a default of the learner whose default promises most, where defaults are known: so nobody does
 * worse than with defaults. No learner has more than two fifths of the members, because a portfolio of one learner cannot
 * serve a task where that learner fails.
 *
 * <p>Where a candidate was not tried on a task, its expected regret serves to rank it ({@link Imputation}).
 */
final class GreedyPortfolio {

    /** More members than this gain little, and leave less for search. */
    static final int MOST_MEMBERS = 32;

    /** A smaller gain in mean regret than this is noise. */
    private static final double LEAST_GAIN = 5e-4;

    private static final double MOST_OF_ONE_LEARNER = 0.4;

    /** So many members of one learner are always allowed. */
    private static final int ALLOWED_OF_ONE_LEARNER = 2;

    private final PastSpace past;
    private final double[][] expected;
    private final double[] weights;
    private final double[] costs;
    private final double[] reached;
    private final Map<String, Integer> members = new HashMap<>();
    private final List<Integer> order = new ArrayList<>();
    private double elapsed = 1;

    private GreedyPortfolio(PastSpace past, double[][] expected) {
        this.past = past;
        this.expected = expected;
        this.weights = past.weights();
        this.costs = costs(past);
        this.reached = new double[past.tasks().size()];
        Arrays.fill(reached, 1);
    }

    /**
     * {@return the members' indices among the configurations, in the order of evaluation}
     *
     * @param past the tasks to learn from
     * @param expected the regret of each configuration on each of these tasks
     * @param most how many members there may be
     */
    static List<Integer> of(PastSpace past, double[][] expected, int most) {
        GreedyPortfolio portfolio = new GreedyPortfolio(past, expected);
        portfolio.past.defaults().stream()
                .filter(standard -> portfolio.gain(standard) > LEAST_GAIN)
                .max(Comparator.<Integer>comparingDouble(portfolio::gain).thenComparing(Comparator.reverseOrder()))
                .ifPresent(portfolio::add);
        while (portfolio.order.size() < most) {
            int best = portfolio.best();
            if (best < 0) {
                break;
            }
            portfolio.add(best);
        }
        return List.copyOf(portfolio.order);
    }

    /** The candidate that gains most per log-second; -1 where none gains anything to speak of. */
    private int best() {
        int best = -1;
        double bestRate = 0;
        for (int candidate = 0; candidate < costs.length; candidate++) {
            if (order.contains(candidate) || isCapped(candidate)) {
                continue;
            }
            double gain = gain(candidate);
            double rate = gain / Math.log1p((1 + costs[candidate]) / elapsed);
            if (gain > LEAST_GAIN && rate > bestRate) {
                best = candidate;
                bestRate = rate;
            }
        }
        return best;
    }

    private boolean isCapped(int candidate) {
        String learner = learner(candidate);
        int allowed = Math.max(ALLOWED_OF_ONE_LEARNER, (int) (MOST_OF_ONE_LEARNER * (order.size() + 1)));
        return past.learners().size() > 2 && members.getOrDefault(learner, 0) >= allowed;
    }

    private double gain(int candidate) {
        double gain = 0;
        for (int task = 0; task < reached.length; task++) {
            gain += weights[task] * Math.max(0, reached[task] - expected[task][candidate]);
        }
        return gain;
    }

    private void add(int member) {
        order.add(member);
        members.merge(learner(member), 1, Integer::sum);
        elapsed += 1 + costs[member];
        for (int task = 0; task < reached.length; task++) {
            reached[task] = Math.min(reached[task], expected[task][member]);
        }
    }

    private String learner(int candidate) {
        Configuration configuration = past.configurations().get(candidate);
        return PastSpace.learner(configuration);
    }

    /** The geometric mean over tasks, in multiples of the tasks' medians; 1 where nothing is known. */
    private static double[] costs(PastSpace past) {
        return IntStream.range(0, past.configurations().size())
                .mapToDouble(index -> Math.exp(past.tasks().stream()
                        .filter(task -> task.tried(index))
                        .mapToDouble(task -> Math.log(task.cost(index)))
                        .average()
                        .orElse(0)))
                .toArray();
    }
}
