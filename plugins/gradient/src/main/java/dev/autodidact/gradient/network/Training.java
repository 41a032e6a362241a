package dev.autodidact.gradient.network;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.optimizer.UpdateState;
import dev.autodidact.gradient.internal.Batch;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Epochs of shuffled minibatches. */
final class Training {

    private static final int FEWEST_ROWS_TO_HOLD_OUT = 20;
    private static final int MOST_ROWS_TO_JUDGE_BY = 2000;
    private static final int PATIENCE = 10;
    private static final double KEPT = 0.998;

    /** How the steps of a training are made. */
    enum Schedule {
        /**
         * As the rule makes them. From 20 rows on, a tenth, at most 2,000, is held out: the parameters that are best there
         * after an epoch are kept, and training ends when ten epochs have found no better ones.
         */
        CONSTANT,
        /**
         * Shorter and shorter along half a cosine, until the last comes to nothing (Loshchilov and Hutter, 2017, "SGDR:
         * stochastic gradient descent with warm restarts", equation 5, without restarts). No row is held out, and training
         * does not end early, since only the last steps come to rest. What is kept is a running average of the parameters
         * (Polyak and Juditsky, 1992, "Acceleration of stochastic approximation by averaging"), over all steps until these
         * are many.
         */
        COSINE
    }

    private final NetworkObjective objective;
    private final UpdateRule rule;
    private final int batch;
    private final Schedule schedule;
    private final FitContext context;
    private final RandomGenerator random;
    private final int[] training;
    private final Batch judged;

    Training(NetworkObjective objective, UpdateRule rule, int rows, int batch, Schedule schedule, FitContext context) {
        this.objective = objective;
        this.rule = rule;
        this.batch = batch;
        this.schedule = schedule;
        this.context = context;
        random = Seeds.generator(context.seed(), "minibatches");
        int[] all = IntStream.range(0, rows).toArray();
        shuffle(all);
        int held = schedule == Schedule.COSINE || rows < FEWEST_ROWS_TO_HOLD_OUT
                ? 0
                : Math.min(rows / 10, MOST_ROWS_TO_JUDGE_BY);
        training = Arrays.copyOfRange(all, held, rows);
        judged = objective.take(Arrays.copyOf(all, held == 0 ? Math.min(rows, MOST_ROWS_TO_JUDGE_BY) : held));
    }

    /** The parameters that the schedule keeps; never ones whose loss is no number. */
    float[] run(float[] start, int epochs) throws InterruptedException {
        float[] parameters = start.clone();
        float[] gradient = new float[start.length];
        UpdateState state = rule.start(objective.tensors());
        float[] average = start.clone();
        float[] best = objective.settled(start, training);
        double lowest = objective.loss(best, judged);
        float[] before = new float[start.length];
        int since = 0;
        int steps = 0;
        long last = (long) epochs * ((training.length + batch - 1) / batch);
        for (int epoch = 0; epoch < epochs && since < PATIENCE; epoch++) {
            shuffle(training);
            for (int from = 0; from < training.length; from += batch) {
                context.cancellation().check();
                int to = Math.min(from + batch, training.length);
                Batch rows = objective.take(Arrays.copyOfRange(training, from, to), random);
                double loss = objective.lossAndGradient(parameters, gradient, rows);
                System.arraycopy(parameters, 0, before, 0, before.length);
                rule.step(state, parameters, gradient, loss);
                steps++;
                shorten(parameters, before, (double) steps / last);
                average(average, parameters, steps);
            }
            context.progress().accept((epoch + 1.0) / epochs);
            float[] settled = objective.settled(average, training);
            double loss = objective.loss(settled, judged);
            if (!Double.isFinite(loss)) {
                break;
            }
            since++;
            if (schedule == Schedule.COSINE || loss < lowest) {
                lowest = loss;
                best = settled;
                since = 0;
            }
        }
        return best;
    }

    private void shorten(float[] parameters, float[] before, double done) {
        if (schedule == Schedule.COSINE) {
            float length = (float) ((1 + StrictMath.cos(Math.PI * done)) / 2);
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] = before[i] + length * (parameters[i] - before[i]);
            }
        }
    }

    private void average(float[] average, float[] parameters, int steps) {
        float share = (float) (schedule == Schedule.COSINE ? Math.min(KEPT, 1 - 1.0 / steps) : 0);
        for (int i = 0; i < average.length; i++) {
            average[i] = share * average[i] + (1 - share) * parameters[i];
        }
    }

    private void shuffle(int[] rows) {
        for (int i = rows.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int row = rows[i];
            rows[i] = rows[j];
            rows[j] = row;
        }
    }
}
