package dev.autodidact.gradient.network;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.optimizer.UpdateState;
import dev.autodidact.gradient.internal.Batch;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Epochs of shuffled minibatches, with early stopping. What is judged, and kept, may be a running average of the
 * parameters (Polyak and Juditsky, 1992, "Acceleration of stochastic approximation by averaging").
 */
final class Training {

    private static final int FEWEST_ROWS_TO_HOLD_OUT = 20;
    private static final int PATIENCE = 10;

    /** For {@code kept}: the parameters themselves. */
    static final double NO_AVERAGE = 0;

    private final NetworkObjective objective;
    private final UpdateRule rule;
    private final int batch;
    private final double kept;
    private final FitContext context;
    private final RandomGenerator random;
    private final int[] training;
    private final Batch judged;

    /**
     * Prepares a training.
     *
     * @param kept the share of the running average that each step leaves, 0 to below 1; it averages over all steps until
     *     these are many
     */
    Training(NetworkObjective objective, UpdateRule rule, int rows, int batch, double kept, FitContext context) {
        this.objective = objective;
        this.rule = rule;
        this.batch = batch;
        this.kept = kept;
        this.context = context;
        random = Seeds.generator(context.seed(), "minibatches");
        int[] all = IntStream.range(0, rows).toArray();
        shuffle(all);
        int held = rows < FEWEST_ROWS_TO_HOLD_OUT ? 0 : rows / 10;
        training = Arrays.copyOfRange(all, held, rows);
        judged = objective.take(held == 0 ? training : Arrays.copyOf(all, held));
    }

    /** The parameters of least loss on the held-out rows, or on all where none are held out. */
    float[] run(float[] start, int epochs) throws InterruptedException {
        float[] parameters = start.clone();
        float[] gradient = new float[start.length];
        UpdateState state = rule.start(objective.tensors());
        float[] average = start.clone();
        float[] best = objective.settled(start, training);
        double lowest = objective.loss(best, judged);
        int since = 0;
        int steps = 0;
        for (int epoch = 0; epoch < epochs && since < PATIENCE; epoch++) {
            shuffle(training);
            for (int from = 0; from < training.length; from += batch) {
                context.cancellation().check();
                int to = Math.min(from + batch, training.length);
                Batch rows = objective.take(Arrays.copyOfRange(training, from, to), random);
                double loss = objective.lossAndGradient(parameters, gradient, rows);
                rule.step(state, parameters, gradient, loss);
                average(average, parameters, ++steps);
            }
            float[] settled = objective.settled(average, training);
            double loss = objective.loss(settled, judged);
            if (!Double.isFinite(loss)) {
                break;
            }
            since++;
            if (loss < lowest) {
                lowest = loss;
                best = settled;
                since = 0;
            }
        }
        return best;
    }

    private void average(float[] average, float[] parameters, int steps) {
        float share = (float) Math.min(kept, 1 - 1.0 / steps);
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
