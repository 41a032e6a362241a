package dev.autodidact.gradient.network;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.optimizer.UpdateState;
import dev.autodidact.gradient.internal.Batch;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Epochs of shuffled minibatches, with early stopping. */
final class Training {

    private static final int FEWEST_ROWS_TO_HOLD_OUT = 20;
    private static final int PATIENCE = 10;

    private final MlpObjective objective;
    private final UpdateRule rule;
    private final int batch;
    private final FitContext context;
    private final RandomGenerator random;
    private final int[] training;
    private final Batch judged;

    Training(MlpObjective objective, UpdateRule rule, int rows, int batch, FitContext context) {
        this.objective = objective;
        this.rule = rule;
        this.batch = batch;
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
        float[] best = start;
        double lowest = objective.loss(start, judged);
        int since = 0;
        for (int epoch = 0; epoch < epochs && since < PATIENCE; epoch++) {
            shuffle(training);
            for (int from = 0; from < training.length; from += batch) {
                context.cancellation().check();
                int to = Math.min(from + batch, training.length);
                Batch rows = objective.take(Arrays.copyOfRange(training, from, to));
                double loss = objective.lossAndGradient(parameters, gradient, rows);
                rule.step(state, parameters, gradient, loss);
            }
            double loss = objective.loss(parameters, judged);
            if (!Double.isFinite(loss)) {
                break;
            }
            since++;
            if (loss < lowest) {
                lowest = loss;
                best = parameters.clone();
                since = 0;
            }
        }
        return best;
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
