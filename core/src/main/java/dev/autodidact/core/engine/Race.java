package dev.autodidact.core.engine;

import java.util.List;

/**
 * When a trial is given up after its first folds. It runs against its learner's best trial before it ({@link Leaders}),
 * fold by fold on the same rows, as configurations race in F-race (Birattari and others, 2002, "A racing algorithm for
 * configuring metaheuristics"). A test needs more folds than are to be saved, so the scale on which a lag counts is how
 * much the leader's own losses differ from fold to fold: two models that are equally good differ by less, because the same
 * folds are hard for both.
 */
final class Race {

    /** So many standard errors behind, a trial is lost. */
    private static final double LAG = 1;

    private Race() {}

    /**
     * {@return whether a trial will not become the best}
     *
     * @param losses its losses on the first folds, at least one
     * @param leader the leader's losses on all folds, at least two
     */
    static boolean isLost(List<Double> losses, List<Double> leader) {
        double lag = 0;
        for (int fold = 0; fold < losses.size(); fold++) {
            lag += losses.get(fold) - leader.get(fold);
        }
        return lag / Math.sqrt(losses.size()) > LAG * deviation(leader);
    }

    private static double deviation(List<Double> values) {
        double mean = values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (values.size() - 1));
    }
}
