package dev.autodidact.examples.warmstart;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.learner.DifferentiableLearner;
import dev.autodidact.api.optimizer.Objective;
import dev.autodidact.api.optimizer.UpdateState;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.task.Episode;
import dev.autodidact.api.task.Metric;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.api.task.TaskType;
import dev.autodidact.gradient.fewshot.LearnedStart;
import dev.autodidact.gradient.network.MlpLearner;
import dev.autodidact.gradient.rule.Adam;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Training of the network of {@code gradient.mlp} on a table by Adam.
 *
 * @param knowledge where it begins; {@link Knowledge#NONE} at random
 * @param rate Adam's learning rate
 */
record Training(Knowledge knowledge, double rate) {

    private static final List<Double> RATES = List.of(0.0003, 0.001, 0.003, 0.01, 0.03, 0.1);

    /** The same network that the knowledge is of. */
    private static final Map<String, Object> NETWORK =
            Map.of("layers", "2", "width", 40, "width-2", 40, "activation", "relu");

    /**
     * From a start at the rate of the lowest mean loss after any of the steps.
     *
     * @param tables to choose by
     */
    static Training choose(Knowledge knowledge, List<Episode> tables, List<Integer> steps) {
        Training best = new Training(knowledge, RATES.getFirst());
        double lowest = Double.POSITIVE_INFINITY;
        for (double rate : RATES) {
            Training candidate = new Training(knowledge, rate);
            double[] sums = new double[steps.size()];
            for (int table = 0; table < tables.size(); table++) {
                double[] losses = candidate.losses(tables.get(table), steps, table);
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += losses[i];
                }
            }
            for (double sum : sums) {
                if (sum < lowest) {
                    best = candidate;
                    lowest = sum;
                }
            }
        }
        return best;
    }

    /**
     * What the network loses on rows that it has not seen: log-loss of classes, else the root of the mean squared error.
     *
     * @param steps after how many steps, in rising order
     * @param seed of the random start, and of the minibatches where the table has more rows than one
     */
    double[] losses(Episode table, List<Integer> steps, long seed) {
        TrainingData rows = table.support();
        Adam adam = new Adam(rate, 0.9, 0.999);
        DifferentiableLearner learner = new MlpLearner(List.of(adam));
        Configuration configuration = learner.space(profile(rows)).complete(NETWORK);
        Objective objective = learner.objective(configuration, rows);
        if (!knowledge.isNone()) {
            objective = new LearnedStart(objective, knowledge);
        }
        float[] parameters = objective.start(Seeds.generator(seed, "start"));
        float[] gradient = new float[parameters.length];
        RandomGenerator minibatches = Seeds.generator(seed, "minibatches");
        UpdateState state = adam.start(objective.tensors());
        double[] losses = new double[steps.size()];
        int taken = 0;
        for (int i = 0; i < losses.length; i++) {
            for (; taken < steps.get(i); taken++) {
                double loss = objective.lossAndGradient(parameters, gradient, minibatches);
                adam.step(state, parameters, gradient, loss);
            }
            losses[i] = metric(table)
                    .score(
                            table.query().target(),
                            learner.model(configuration, rows, parameters)
                                    .predict(table.query().features()));
        }
        return losses;
    }

    /** What is lost. */
    static Metric metric(Episode table) {
        return table.support().target() instanceof ClassTarget ? Metrics.LOG_LOSS : Metrics.RMSE;
    }

    private static TaskProfile profile(TrainingData data) {
        int features = data.features().size();
        return data.target() instanceof ClassTarget classes
                ? new TaskProfile(
                        TaskType.CLASSIFICATION,
                        data.rows(),
                        features,
                        0,
                        features,
                        classes.classes().size(),
                        1)
                : new TaskProfile(TaskType.REGRESSION, data.rows(), features, 0, features, 0, 0);
    }
}
