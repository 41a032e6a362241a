package dev.autodidact.search.learned;

import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.LearnContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Chooses members one by one, each the one that lowers the regret of the best member so far by most per price: the mean
 * over families of the mean over their tasks. The price grows with the logarithm of the cost, so the area under the
 * anytime curve shrinks fast, and the order of choice is the order of evaluation.
 *
 * <p>Where a candidate was not tried on a task, its expected regret serves to rank it; only regrets that were observed
 * count as reached, both for the choices that follow and for the regret reported.
 */
final class GreedyPortfolio {

    private static final int MEMBERS = 32;

    /** A smaller gain in mean regret than this is noise. */
    private static final double LEAST_GAIN = 1e-3;

    /** A candidate that costs e times as much must gain a tenth more. */
    private static final double COST_WEIGHT = 0.1;

    private final List<Configuration> members = new ArrayList<>();
    private final List<Double> regrets = new ArrayList<>();

    private GreedyPortfolio() {}

    static GreedyPortfolio of(RegretTable table, LearnContext context) throws InterruptedException {
        GreedyPortfolio portfolio = new GreedyPortfolio();
        Map<RegretTable.Task, Double> reached = new HashMap<>();
        table.families().forEach(family -> family.forEach(task -> reached.put(task, 1.0)));
        Set<Configuration> candidates = new LinkedHashSet<>(table.candidates());
        double cheapest = candidates.stream().mapToDouble(table::cost).min().orElse(1);
        while (portfolio.members.size() < MEMBERS && !candidates.isEmpty()) {
            context.cancellation().check();
            Configuration best = candidates.iterator().next();
            double bestGain = 0;
            for (Configuration candidate : candidates) {
                double price = 1 + COST_WEIGHT * Math.log(table.cost(candidate) / cheapest);
                double gain = table.mean(task -> Math.max(0, regret(reached, task) - task.expected(candidate)));
                if (gain / price > bestGain) {
                    best = candidate;
                    bestGain = gain / price;
                }
            }
            if (bestGain < LEAST_GAIN) {
                break;
            }
            candidates.remove(best);
            Configuration member = best;
            reached.replaceAll(
                    (task, regret) -> Math.min(regret, task.observed(member).orElse(1)));
            portfolio.members.add(member);
            portfolio.regrets.add(table.mean(task -> regret(reached, task)));
            context.progress().accept((double) portfolio.members.size() / MEMBERS);
        }
        context.progress().accept(1);
        return portfolio;
    }

    /** {@return the members in the order of evaluation} */
    List<Configuration> members() {
        return List.copyOf(members);
    }

    /** {@return the mean regret on the tasks learned from after 1, 2, ... members, for a person to read} */
    String regretBySize() {
        StringJoiner text = new StringJoiner(" ");
        regrets.forEach(regret -> text.add(String.format(Locale.ROOT, "%.4f", regret)));
        return text.toString();
    }

    private static double regret(Map<RegretTable.Task, Double> reached, RegretTable.Task task) {
        return reached.getOrDefault(task, 1.0);
    }
}
