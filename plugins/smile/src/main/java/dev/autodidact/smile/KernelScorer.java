package dev.autodidact.smile;

import dev.autodidact.api.learner.ModelInput;
import dev.autodidact.api.learner.ModelOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Weighted sums of kernels between the row and stored vectors. One machine gives a number; for classes there is one
 * machine for each pair of them, whose score Platt's sigmoid turns into the probability of the pair's first class, and
 * the pairs are combined by D. Price, S. Knerr, L. Personnaz and G. Dreyfus, 1995, "Pairwise neural network classifiers
 * with probabilistic outputs".
 */
final class KernelScorer implements Scorer {

    private static final int MOST_CLASSES = 1000;

    /** Keeps a pair that is sure of itself from overruling all others. */
    private static final double SURE = 1e-7;

    private final Kernel kernel;
    private final double[][] vectors;
    private final Machine[] machines;

    /**
     * @param kernel the kernel
     * @param vectors the vectors that any machine uses
     * @param machines the machines; pairs in the order (1, 0), (2, 0), (2, 1), (3, 0) and so on
     */
    KernelScorer(Kernel kernel, double[][] vectors, Machine[] machines) {
        this.kernel = kernel;
        this.vectors = vectors;
        this.machines = machines;
    }

    /** A sum of kernels. */
    static final class Machine {

        private final double[] weights;
        private final double intercept;
        private final double slope;
        private final double shift;

        /**
         * @param weights by vector
         * @param intercept what is added
         * @param slope Platt's first parameter; not used for numbers
         * @param shift Platt's second parameter; not used for numbers
         */
        Machine(double[] weights, double intercept, double slope, double shift) {
            this.weights = weights;
            this.intercept = intercept;
            this.slope = slope;
            this.shift = shift;
        }

        double score(double[] kernels) {
            return intercept + Rows.dot(weights, kernels);
        }

        double probability(double[] kernels) {
            double exponent = slope * score(kernels) + shift;
            return Math.clamp(1 / (1 + StrictMath.exp(exponent)), SURE, 1 - SURE);
        }
    }

    static KernelScorer read(ModelInput in, int inputs, int outputs) throws IOException {
        in.require(outputs <= MOST_CLASSES, outputs + " classes");
        Kernel kernel = new Kernel(in.real("width"));
        int size = in.integer(0, Integer.MAX_VALUE, "number of vectors");
        double[][] vectors = in.table(size, inputs, "vector");
        Machine[] machines = new Machine[outputs == 1 ? 1 : outputs * (outputs - 1) / 2];
        for (int i = 0; i < machines.length; i++) {
            machines[i] =
                    new Machine(in.reals(size, "weight"), in.real("intercept"), in.real("slope"), in.real("shift"));
        }
        return new KernelScorer(kernel, vectors, machines);
    }

    @Override
    public Kind kind() {
        return Kind.KERNEL;
    }

    @Override
    public void score(double[] row, double[] scores) {
        double[] kernels = new double[vectors.length];
        for (int i = 0; i < vectors.length; i++) {
            kernels[i] = kernel.of(row, vectors[i]);
        }
        if (scores.length == 1) {
            scores[0] = machines[0].score(kernels);
            return;
        }
        Arrays.fill(scores, 2 - scores.length);
        for (int i = 1, pair = 0; i < scores.length; i++) {
            for (int j = 0; j < i; j++, pair++) {
                double probability = machines[pair].probability(kernels);
                scores[i] += 1 / probability;
                scores[j] += 1 / (1 - probability);
            }
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] = 1 / scores[i];
        }
        Link.SHARES.apply(scores);
    }

    @Override
    public void write(ModelOutput out) throws IOException {
        out.real(kernel.width());
        out.integer(vectors.length);
        out.table(vectors);
        for (Machine machine : machines) {
            out.reals(machine.weights);
            out.real(machine.intercept);
            out.real(machine.slope);
            out.real(machine.shift);
        }
    }
}
