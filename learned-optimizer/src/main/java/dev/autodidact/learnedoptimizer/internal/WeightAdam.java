package dev.autodidact.learnedoptimizer.internal;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Adam (Kingma and Ba, 2015, algorithm 1) for the weights of the network, the gradient's norm clipped before. Not
 * thread-safe.
 */
public final class WeightAdam {

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;
    private static final double LONGEST = 1;

    private final double[] mean;
    private final double[] square;
    private int steps;

    /** Makes it for so many weights. */
    public WeightAdam(int size) {
        mean = new double[size];
        square = new double[size];
    }

    /** Takes a step, or none where the gradient is not finite. */
    public void step(float[] weights, float[] gradient, double rate) {
        double norm = 0;
        for (float g : gradient) {
            norm += (double) g * g;
        }
        norm = Math.sqrt(norm);
        if (!Double.isFinite(norm)) {
            return;
        }
        double clip = norm > LONGEST ? LONGEST / norm : 1;
        steps++;
        double correction1 = 1 - StrictMath.pow(BETA1, steps);
        double correction2 = 1 - StrictMath.pow(BETA2, steps);
        for (int i = 0; i < weights.length; i++) {
            double g = clip * gradient[i];
            mean[i] = BETA1 * mean[i] + (1 - BETA1) * g;
            square[i] = BETA2 * square[i] + (1 - BETA2) * g * g;
            weights[i] -= (float) (rate * mean[i] / correction1 / (Math.sqrt(square[i] / correction2) + EPSILON));
        }
    }

    /** Writes what it remembers. */
    public void write(DataOutputStream out) throws IOException {
        out.writeInt(steps);
        for (int i = 0; i < mean.length; i++) {
            out.writeDouble(mean[i]);
            out.writeDouble(square[i]);
        }
    }

    /** Reads what was written by one of as many weights. */
    public void read(DataInputStream in) throws IOException {
        steps = in.readInt();
        for (int i = 0; i < mean.length; i++) {
            mean[i] = in.readDouble();
            square[i] = in.readDouble();
        }
    }
}
