package dev.autodidact.learnedoptimizer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the card says, as it stands in its JSON file: the names of the components are the keys, and numbers that are not
 * finite are the texts NaN and Infinity.
 *
 * @param weights where the learned rule's weights come from
 * @param seed where all problems come from
 * @param problems how many each rule is judged on, in each cell
 * @param tuned how many hand-made rules are tuned on, in each cell
 * @param verdict the bounds and whether they are met
 * @param cells the results
 */
record CardData(String weights, long seed, int problems, int tuned, List<CardBound> verdict, List<CellResult> cells) {

    static final String LSTM = "lstm";
    static final String GUARDED = "lstm guarded";
    static final String FALLBACK = "fallback";
    static final String ADAM_TUNED = "adam tuned";
    static final String ADAM_ONCE = "adam tuned once";
    static final String TUNED = " tuned";
    static final String UNTUNED = " untuned";
    static final String UNSCALED = " unscaled";

    /** The step at which rules are compared first, and that hand-made ones are tuned for. */
    static final int STEP = 100;

    /** Which number of a sample. */
    enum Statistic {
        MEAN,
        MEDIAN
    }

    /**
     * One cell.
     *
     * @param name see {@link CardCell}
     * @param title see {@link CardCell}
     * @param family see {@link CardCell}
     * @param scale see {@link CardCell}
     * @param parameters how many parameters a problem has
     * @param bestByMean the tuned hand-made rule whose mean is the least at {@link #STEP}, or at the last step before
     * @param bestByMedian the one whose median is the least there
     * @param rules each rule's losses
     * @param comparisons the learned rules against others
     */
    record CellResult(
            String name,
            String title,
            String family,
            double scale,
            int parameters,
            String bestByMean,
            String bestByMedian,
            List<RuleResult> rules,
            List<Comparison> comparisons) {

        RuleResult rule(String wanted) {
            return rules.stream()
                    .filter(rule -> rule.name().equals(wanted))
                    .findFirst()
                    .orElseThrow();
        }

        Optional<Estimate> ratio(String rule, String against, Statistic statistic, int step) {
            return comparisons.stream()
                    .filter(it -> it.rule().equals(rule)
                            && it.against().equals(against)
                            && it.statistic() == statistic
                            && it.step() == step)
                    .map(Comparison::ratio)
                    .findFirst();
        }

        int lastStep() {
            return rules.get(0).last().step();
        }
    }

    /**
     * One rule in one cell.
     *
     * @param name what it is called here
     * @param settings the hyperparameters it ran with; empty where it has its own defaults
     * @param secondsPerStep processor time of one thread for a gradient and a step; differs from run to run
     * @param points the losses, by step
     * @param guard what the guard did; absent where there is none
     */
    record RuleResult(
            String name,
            Map<String, Object> settings,
            double secondsPerStep,
            List<Point> points,
            @Nullable GuardCounts guard) {

        Point last() {
            return points.get(points.size() - 1);
        }
    }

    /**
     * The losses after a number of steps.
     *
     * @param step how many
     * @param mean over the problems
     * @param median over the problems
     * @param diverged on how many problems the loss is above that of the start, or not finite
     */
    record Point(int step, Estimate mean, Estimate median, int diverged) {}

    /**
     * What the guard did.
     *
     * @param fired on how many problems it rejected the learned rule at least once
     * @param stayed on how many of them another rule was at work at the end
     */
    record GuardCounts(int fired, int stayed) {}

    /**
     * A learned rule against another on the same problems.
     *
     * @param rule the learned rule
     * @param against the other
     * @param statistic of which both numbers are
     * @param step after how many steps
     * @param ratio the learned rule's over the other's
     */
    record Comparison(String rule, String against, Statistic statistic, int step, Estimate ratio) {}
}
