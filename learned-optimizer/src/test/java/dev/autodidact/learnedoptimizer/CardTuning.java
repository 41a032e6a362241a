package dev.autodidact.learnedoptimizer;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.space.Configuration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Chooses hyperparameters by the mean loss on problems of a cell that no rule is judged on.
 *
 * @param cell whose problems
 * @param problems how many of them
 * @param seed where they come from
 */
record CardTuning(CardCell cell, int problems, long seed) {

    /** The last step that counts; the first trained horizon of learned optimizers (Andrychowicz and others, 2016). */
    static final int STEP = 100;

    private static final String RATE = "learning-rate";

    /** The rates are powers of ten; first half a decade apart from 10^-5 to 10, then the neighbours a quarter away. */
    private static final int LEAST = -20;

    private static final int GREATEST = 4;
    private static final double PER_DECADE = 4;

    private static final Map<String, List<Map<String, Object>>> OTHERS = Map.of(
            "momentum", List.of(Map.of("momentum", 0.9), Map.of("momentum", 0.95)),
            "adam", List.of(Map.of("beta2", 0.999), Map.of("beta2", 0.99), Map.of("beta2", 0.9)));

    /** A rule and its mean loss on the tuning problems. */
    record Tried(UpdateRule rule, Configuration configuration, double loss) {}

    /** {@return the best of the rule's learning rates, and of the other values that it is tried with} */
    Tried best(UpdateRule rule) {
        return OTHERS.getOrDefault(rule.id(), List.of(Map.of())).stream()
                .map(others -> best(rule, others))
                .min(Comparator.comparingDouble(Tried::loss))
                .orElseThrow();
    }

    /** {@return the best of some rules as they are} */
    UpdateRule best(List<? extends UpdateRule> rules) {
        return rules.stream()
                .map(rule -> new Tried(rule, Configuration.EMPTY, loss(rule)))
                .min(Comparator.comparingDouble(Tried::loss))
                .orElseThrow()
                .rule();
    }

    private Tried best(UpdateRule rule, Map<String, Object> others) {
        Map<Integer, Tried> tried = new HashMap<>();
        IntStream.rangeClosed(LEAST / 2, GREATEST / 2).forEach(half -> attempt(rule, others, 2 * half, tried));
        int coarse = least(tried);
        attempt(rule, others, coarse - 1, tried);
        attempt(rule, others, coarse + 1, tried);
        return tried.get(least(tried));
    }

    private void attempt(UpdateRule rule, Map<String, Object> others, int quarter, Map<Integer, Tried> tried) {
        Map<String, Object> values = new HashMap<>(rule.space().defaults().values());
        values.putAll(others);
        values.put(RATE, StrictMath.pow(10, quarter / PER_DECADE));
        Configuration configuration = Configuration.of(values);
        if (rule.space().contains(configuration)) {
            UpdateRule candidate = rule.with(configuration);
            tried.put(quarter, new Tried(candidate, configuration, loss(candidate)));
        }
    }

    private static int least(Map<Integer, Tried> tried) {
        return tried.keySet().stream()
                .sorted()
                .min(Comparator.comparingDouble(quarter -> tried.get(quarter).loss()))
                .orElseThrow();
    }

    private double loss(UpdateRule rule) {
        return Contest.means(cell.losses(rule, problems, Seeds.derive(seed, "tuning"), Math.min(STEP, cell.horizon())))[
                0];
    }
}
