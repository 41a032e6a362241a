package dev.autodidact.gradient.network;

import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.Target;

/** How far the outputs for a row are from its target. */
sealed interface Loss {

    /** The number of outputs that it judges. */
    int outputs();

    /** The loss of a row; overwrites {@code byOutput} by the derivatives. */
    double of(int row, float[] outputs, float[] byOutput);

    /** The loss for a target. */
    static Loss of(Target target) {
        return switch (target) {
            case ClassTarget classes -> new CrossEntropy(classes);
            case RealTarget reals -> new Squared(reals, Scale.of(reals));
        };
    }

    /**
     * Turns scores into probabilities, in place; gives the logarithm of what they were divided by, which is at least 0.
     */
    static double softmax(double[] scores) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            greatest = Math.max(greatest, score);
        }
        double total = 0;
        for (int c = 0; c < scores.length; c++) {
            scores[c] = StrictMath.exp(scores[c] - greatest);
            total += scores[c];
        }
        for (int c = 0; c < scores.length; c++) {
            scores[c] /= total;
        }
        return greatest + StrictMath.log(total);
    }

    /**
     * The cross-entropy of the softmax.
     *
     * @param target the classes
     */
    record CrossEntropy(ClassTarget target) implements Loss {

        @Override
        public int outputs() {
            return target.classes().size();
        }

        @Override
        public double of(int row, float[] outputs, float[] byOutput) {
            double[] scores = new double[outputs.length];
            for (int c = 0; c < scores.length; c++) {
                scores[c] = outputs[c];
            }
            double truth = scores[target.code(row)];
            double normalizer = softmax(scores);
            for (int c = 0; c < scores.length; c++) {
                byOutput[c] = (float) (scores[c] - (c == target.code(row) ? 1 : 0));
            }
            return normalizer - truth;
        }
    }

    /**
     * The square of the error in standard deviations of the target.
     *
     * @param target the values
     * @param scale their mean and standard deviation
     */
    record Squared(RealTarget target, Scale scale) implements Loss {

        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public double of(int row, float[] outputs, float[] byOutput) {
            double error = outputs[0] - (target.value(row) - scale.mean()) / scale.deviation();
            byOutput[0] = (float) (2 * error);
            return error * error;
        }
    }
}
