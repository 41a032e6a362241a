package dev.autodidact.gradient.network;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.optimizer.UpdateState;
import dev.autodidact.gradient.internal.Batch;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Epochs of shuffled minibatches. */
final class Training {

    /** So many rows tell whether a training diverges: where their error is so many times that at the start, or 1. */
    private static final int PROBED_ROWS = 512;

    private static final double DIVERGED = 10;

    private static final int PATIENCE = 10;
    private static final double KEPT = 0.998;

    /** How the steps of a training are made. Either way, what is kept is a running average of the parameters. */
    enum Schedule {
        /** As the rule makes them; the average is about that of the last third of the steps. */
        CONSTANT(3),
        /**
         * Shorter and shorter along half a cosine, until the last comes to nothing (Loshchilov and Hutter, 2017, "SGDR:
         * stochastic gradient descent with warm restarts", equation 5, without restarts); the average is that of all steps
         * until these are many.
         */
        COSINE(1);

        private final double weight;

        Schedule(double weight) {
            this.weight = weight;
        }

        /** The share of the average that a step leaves as it is; in the long run it is that of {@value #KEPT}. */
        private float kept(int step) {
            return (float) Math.min(KEPT, 1 - weight / (step - 1 + weight));
        }
    }

    /**
     * What came of a training.
     *
     * @param parameters the average of the parameters after the epochs that count; where the training diverges, these are
     *     the last before
     * @param epochs how many epochs count, at least 1
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Trained(float[] parameters, int epochs) {}

    private final NetworkObjective objective;
    private final UpdateRule rule;
    private final int batch;
    private final Schedule schedule;
    private final FitContext context;
    private final RandomGenerator random;
    private final int[] rows;

    Training(NetworkObjective objective, UpdateRule rule, int rows, int batch, Schedule schedule, FitContext context) {
        this.objective = objective;
        this.rule = rule;
        this.batch = batch;
        this.schedule = schedule;
        this.context = context;
        random = Seeds.generator(context.seed(), "minibatches");
        this.rows = IntStream.range(0, rows).toArray();
        shuffle(this.rows);
    }

    /**
     * Trains. Where other rows are watched, it ends when ten epochs have not predicted them better, and those count that
     * predict them best; otherwise all of them do.
     */
    Trained run(float[] start, int epochs, Optional<Batch> watched) throws InterruptedException {
        float[] parameters = start.clone();
        float[] gradient = new float[start.length];
        UpdateState state = rule.start(objective.tensors());
        float[] average = start.clone();
        Trained best = new Trained(objective.settled(start, rows), 1);
        double lowest = Double.POSITIVE_INFINITY;
        float[] before = new float[start.length];
        Batch probed = objective.take(Arrays.copyOf(rows, Math.min(rows.length, PROBED_ROWS)));
        double greatest = DIVERGED * Math.max(1, objective.error(best.parameters(), probed));
        int steps = 0;
        long last = (long) epochs * ((rows.length + batch - 1) / batch);
        for (int epoch = 1; epoch <= epochs && epoch - best.epochs() <= PATIENCE; epoch++) {
            shuffle(rows);
            for (int from = 0; from < rows.length; from += batch) {
                context.cancellation().check();
                int to = Math.min(from + batch, rows.length);
                Batch some = objective.take(Arrays.copyOfRange(rows, from, to), random);
                double loss = objective.lossAndGradient(parameters, gradient, some);
                System.arraycopy(parameters, 0, before, 0, before.length);
                rule.step(state, parameters, gradient, loss);
                steps++;
                shorten(parameters, before, (double) steps / last);
                average(average, parameters, schedule.kept(steps));
            }
            context.progress().accept((double) epoch / epochs);
            float[] settled = objective.settled(average, rows);
            if (!(objective.error(settled, probed) <= greatest)) {
                break;
            }
            double error = watched.isPresent() ? objective.error(settled, watched.get()) : Double.NEGATIVE_INFINITY;
            if (error <= lowest) {
                lowest = error;
                best = new Trained(settled, epoch);
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

    private static void average(float[] average, float[] parameters, float kept) {
        for (int i = 0; i < average.length; i++) {
            average[i] = kept * average[i] + (1 - kept) * parameters[i];
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
