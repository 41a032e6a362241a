package dev.autodidact.gradient.network;

import dev.autodidact.api.data.Features;
import dev.autodidact.api.optimizer.Objective;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The mean loss of a network over some rows, plus half the weight decay times the sum of the squared parameters.
 * Thread-safe.
 */
final class MlpObjective implements Objective {

    private final Architecture architecture;
    private final Loss loss;
    private final float[] inputs;
    private final double decay;
    private final int batch;
    private final int[] all;

    MlpObjective(Architecture architecture, Loss loss, Features features, double decay, int batch) {
        this.architecture = architecture;
        this.loss = loss;
        this.decay = decay;
        this.batch = Math.min(batch, features.rows());
        inputs = inputs(features);
        all = IntStream.range(0, features.rows()).toArray();
    }

    /** The features row by row. Beyond a million deviations a value counts as a million, so that no sum overflows. */
    static float[] inputs(Features features) {
        int width = features.size();
        float[] inputs = new float[Math.multiplyExact(features.rows(), width)];
        for (int j = 0; j < width; j++) {
            double[] column = features.column(j);
            for (int i = 0; i < column.length; i++) {
                inputs[i * width + j] = (float) Math.clamp(column[i], -1e6, 1e6);
            }
        }
        return inputs;
    }

    @Override
    public int parameters() {
        return Math.toIntExact(architecture.parameters());
    }

    @Override
    public float[] start(RandomGenerator random) {
        return architecture.start(random);
    }

    @Override
    public double loss(float[] parameters) {
        return loss(parameters, all);
    }

    @Override
    public double lossAndGradient(float[] parameters, float[] gradient, RandomGenerator random) {
        int[] rows = all;
        if (batch < all.length) {
            rows = random.ints(batch, 0, all.length).toArray();
        }
        return lossAndGradient(parameters, gradient, rows, 0, rows.length);
    }

    /** The mean loss of some rows. */
    double loss(float[] parameters, int[] rows) {
        Pass pass = new Pass(architecture);
        float[] byOutput = new float[architecture.outputs()];
        double sum = 0;
        for (int row : rows) {
            sum += loss.of(row, pass.forward(parameters, inputs, row * architecture.features()), byOutput);
        }
        return sum / rows.length + penalty(parameters);
    }

    /** Loss and gradient over the rows listed from {@code from} to before {@code to}, at least one. */
    double lossAndGradient(float[] parameters, float[] gradient, int[] rows, int from, int to) {
        Pass pass = new Pass(architecture);
        float[] byOutput = new float[architecture.outputs()];
        double sum = 0;
        Arrays.fill(gradient, 0);
        for (int i = from; i < to; i++) {
            sum += loss.of(rows[i], pass.forward(parameters, inputs, rows[i] * architecture.features()), byOutput);
            pass.backward(parameters, byOutput, gradient);
        }
        float share = 1f / (to - from);
        float pull = (float) decay;
        for (int p = 0; p < gradient.length; p++) {
            gradient[p] = share * gradient[p] + pull * parameters[p];
        }
        return sum / (to - from) + penalty(parameters);
    }

    private double penalty(float[] parameters) {
        double sum = 0;
        for (float parameter : parameters) {
            sum += (double) parameter * parameter;
        }
        return decay / 2 * sum;
    }
}
