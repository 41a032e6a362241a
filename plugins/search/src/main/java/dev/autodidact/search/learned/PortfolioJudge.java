package dev.autodidact.search.learned;

import dev.autodidact.api.strategy.LearnContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Says whether portfolios learned from some families help on others: members are chosen without a part of the families
 * and judged on it, by the mean over the first {@value #HORIZON} evaluations of the best regret so far, against random
 * draws from the configurations that recur. Every family is judged once; there are at most {@value #MOST_FOLDS} parts, so
 * up to so many families this is leave-one-family-out.
 *
 * <p>Only observed regrets count here. A task on which fewer than half of the members were tried judges nothing. Where too
 * few families judge, as after runs that had nothing in common, {@value #ON_TRIAL} members are installed on trial: so the
 * next runs have something in common, and judge.
 */
final class PortfolioJudge {

    private static final int MOST_FOLDS = 10;
    private static final int HORIZON = 10;

    /** Fewer families than this judge nothing. */
    private static final int FEWEST_FAMILIES = 3;

    private static final int ON_TRIAL = 3;

    private PortfolioJudge() {}

    /**
     * What came out.
     *
     * @param families how many families judged
     * @param portfolio the mean regret along the portfolios; NaN where nobody judged
     * @param random the same of random draws
     * @param error the standard error of their difference
     */
    record Verdict(int families, double portfolio, double random, double error) {

        /** {@return whether portfolios were better than random by more than one standard error} */
        boolean helps() {
            return families >= FEWEST_FAMILIES && random - portfolio > error;
        }

        /** {@return how many members to install} */
        int members() {
            return helps() ? GreedyPortfolio.MOST_MEMBERS : families < FEWEST_FAMILIES ? ON_TRIAL : 0;
        }

        @Override
        public String toString() {
            String verdict = helps() ? "installed" : families < FEWEST_FAMILIES ? "on trial" : "not installed";
            return String.format(
                    Locale.ROOT,
                    verdict
                            + ": held-out mean regret %.4f, random %.4f, standard error of the difference %.4f, families %d",
                    portfolio,
                    random,
                    error,
                    families);
        }
    }

    static Verdict judge(PastSpace past, double[][] expected, LearnContext context) throws InterruptedException {
        List<String> families = List.copyOf(past.families());
        int folds = Math.min(MOST_FOLDS, families.size());
        List<double[]> judged = new ArrayList<>();
        for (int fold = 0; fold < folds; fold++) {
            context.cancellation().check();
            int own = fold;
            int[] rest = tasks(past, task -> families.indexOf(task.family()) % folds != own);
            PastSpace others = past.withTasks(
                    IntStream.of(rest).mapToObj(past.tasks()::get).toList());
            double[][] othersExpected =
                    IntStream.of(rest).mapToObj(task -> expected[task]).toArray(double[][]::new);
            List<Integer> members = GreedyPortfolio.of(others, othersExpected, HORIZON);
            for (int index = fold; index < families.size(); index += folds) {
                String family = families.get(index);
                mean(IntStream.of(tasks(past, task -> task.family().equals(family)))
                                .mapToObj(past.tasks()::get)
                                .map(task -> curves(task, members, past.recurring()))
                                .filter(pair -> pair.length > 0)
                                .toList())
                        .forEach(judged::add);
            }
        }
        return verdict(judged);
    }

    private static int[] tasks(PastSpace past, Predicate<PastTask> wanted) {
        return IntStream.range(0, past.tasks().size())
                .filter(task -> wanted.test(past.tasks().get(task)))
                .toArray();
    }

    /** The mean best-so-far of the members and of random draws; nothing where the task cannot judge. */
    private static double[] curves(PastTask task, List<Integer> members, int recurring) {
        double[] pool = IntStream.range(0, recurring)
                .filter(task::tried)
                .mapToDouble(task::regret)
                .sorted()
                .toArray();
        long tried = members.stream().filter(task::tried).count();
        int steps = Math.min(HORIZON, pool.length);
        if (steps == 0 || members.isEmpty() || 2 * tried < members.size()) {
            return new double[0];
        }
        double best = 1;
        double portfolio = 0;
        double random = 0;
        for (int step = 0; step < steps; step++) {
            if (step < members.size() && task.tried(members.get(step))) {
                best = Math.min(best, task.regret(members.get(step)));
            }
            portfolio += best / steps;
            random += expectedBest(pool, step + 1) / steps;
        }
        return new double[] {portfolio, random};
    }

    /** {@return the expected smallest of so many draws without repeats} */
    static double expectedBest(double[] sorted, int draws) {
        double expected = 0;
        double left = 1;
        for (int index = 0; index <= sorted.length - draws; index++) {
            double chosen = left * draws / (sorted.length - index);
            expected += chosen * sorted[index];
            left -= chosen;
        }
        return expected;
    }

    private static List<double[]> mean(List<double[]> pairs) {
        if (pairs.isEmpty()) {
            return List.of();
        }
        return List.of(new double[] {
            pairs.stream().mapToDouble(pair -> pair[0]).average().orElse(0),
            pairs.stream().mapToDouble(pair -> pair[1]).average().orElse(0)
        });
    }

    private static Verdict verdict(List<double[]> judged) {
        int families = judged.size();
        double portfolio =
                judged.stream().mapToDouble(pair -> pair[0]).average().orElse(Double.NaN);
        double random = judged.stream().mapToDouble(pair -> pair[1]).average().orElse(Double.NaN);
        double squares = judged.stream()
                .mapToDouble(pair -> pair[1] - pair[0] - (random - portfolio))
                .map(deviation -> deviation * deviation)
                .sum();
        double error = families > 1 ? Math.sqrt(squares / (families - 1) / families) : Double.NaN;
        return new Verdict(families, portfolio, random, error);
    }
}
