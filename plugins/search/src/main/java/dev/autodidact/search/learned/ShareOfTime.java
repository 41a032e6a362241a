package dev.autodidact.search.learned;

import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.search.model.Allowance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Under a budget of time, no trial may be expected to take more than a twentieth of what all slots have, lest a few
 * networks on a large table take the time of fifty trees: a coarse form of the expected improvement per second (Snoek,
 * Larochelle and Adams, 2012, section 3.2). Two things are always permitted: what takes at most twice as long as the
 * middle one of the trials so far, and the learner that is ahead.
 *
 * <p>A trial is expected to take as many times longer than an earlier one of its learner as its configuration did on past
 * tasks; where its learner is new here, than earlier ones of all. Not thread-safe.
 */
final class ShareOfTime implements Allowance {

    private static final double SHARE = 0.05;
    private static final double TIMES_MEDIAN = 2;

    /** The key of all learners together. */
    private static final String ALL = "";

    private final double seconds;
    private final Map<Configuration, Double> past = new HashMap<>();
    private final Map<String, List<Double>> pastOf = new HashMap<>();
    private final Map<String, List<Double>> paces = new HashMap<>();
    private final List<Double> taken = new ArrayList<>();
    private String leader = ALL;
    private double least = Double.POSITIVE_INFINITY;

    private ShareOfTime(double seconds, PastSpace past) {
        this.seconds = seconds;
        for (int index = 0; index < past.configurations().size(); index++) {
            int own = index;
            double[] costs = past.tasks().stream()
                    .filter(task -> task.tried(own))
                    .mapToDouble(task -> task.cost(own))
                    .toArray();
            if (costs.length > 0) {
                Configuration configuration = past.configurations().get(index);
                this.past.put(configuration, Medians.of(costs));
                pastOf.computeIfAbsent(PastSpace.learner(configuration), added -> new ArrayList<>())
                        .add(Medians.of(costs));
            }
        }
    }

    /** {@return the allowance of a search; it is unlimited where its time is not} */
    static Allowance of(SearchProblem problem, PastSpace past) {
        return problem.budget()
                .time()
                .<Allowance>map(time -> new ShareOfTime(SHARE * problem.slots() * time.toMillis() / 1000.0, past))
                .orElse(UNLIMITED);
    }

    @Override
    public void observed(Observation trial) {
        if (trial.proposal().fidelity() < 1 || trial.outcome() instanceof Outcome.Pruned) {
            return;
        }
        Configuration configuration = trial.proposal().configuration();
        String learner = PastSpace.learner(configuration);
        double cost = trial.outcome().cost().seconds();
        taken.add(cost);
        for (String key : List.of(learner, ALL)) {
            paces.computeIfAbsent(key, added -> new ArrayList<>()).add(cost / pastCost(configuration));
        }
        if (trial.outcome() instanceof Outcome.Scored scored && scored.loss() < least) {
            least = scored.loss();
            leader = learner;
        }
    }

    @Override
    public boolean permits(Configuration configuration) {
        String learner = PastSpace.learner(configuration);
        List<Double> known = paces.getOrDefault(learner, paces.getOrDefault(ALL, List.of()));
        if (known.isEmpty() || learner.equals(leader)) {
            return true;
        }
        double expected = middle(known) * pastCost(configuration);
        return expected <= Math.max(seconds, TIMES_MEDIAN * middle(taken));
    }

    /** In multiples of what a trial took on past tasks; that of its learner where it is not known, or 1. */
    private double pastCost(Configuration configuration) {
        List<Double> ofLearner = pastOf.getOrDefault(PastSpace.learner(configuration), List.of());
        return past.getOrDefault(configuration, ofLearner.isEmpty() ? 1 : middle(ofLearner));
    }

    private static double middle(List<Double> values) {
        return Medians.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
