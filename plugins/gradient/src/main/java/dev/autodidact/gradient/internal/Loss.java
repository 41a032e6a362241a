package dev.autodidact.gradient.internal;

import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.Target;
import java.util.stream.IntStream;

/** The mean over some rows of how far the outputs are from the targets. */
public sealed interface Loss {

    /** {@return the number of outputs that it judges} */
    int outputs();

    /** {@return the number of rows} */
    int rows();

    /**
     * {@return the mean loss}
     *
     * @param outputs rows x outputs
     * @param byOutput overwritten by the derivatives
     */
    double of(double[] outputs, double[] byOutput);

    /**
     * {@return how the derivatives by the outputs change as the outputs move}
     *
     * @param outputs rows x outputs
     * @param moves where they move
     */
    double[] along(double[] outputs, double[] moves);

    /**
     * {@return the loss of some of the rows}
     *
     * @param rows row numbers
     */
    Loss take(int[] rows);

    /**
     * {@return the loss for a target: cross-entropy for classes, squared error for numbers as they are}
     *
     * @param target the target
     */
    static Loss of(Target target) {
        return switch (target) {
            case ClassTarget classes -> new CrossEntropy(classes);
            case RealTarget reals -> new Squared(reals.toValues());
        };
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
        public int rows() {
            return target.rows();
        }

        @Override
        public double of(double[] outputs, double[] byOutput) {
            int width = outputs();
            double share = 1.0 / rows();
            double sum = 0;
            for (int row = 0; row < rows(); row++) {
                int truth = row * width + target.code(row);
                System.arraycopy(outputs, row * width, byOutput, row * width, width);
                sum += softmax(byOutput, row * width, width) - outputs[truth];
                byOutput[truth] -= 1;
                for (int c = row * width; c < (row + 1) * width; c++) {
                    byOutput[c] *= share;
                }
            }
            return sum * share;
        }

        @Override
        public double[] along(double[] outputs, double[] moves) {
            int width = outputs();
            double share = 1.0 / rows();
            double[] changes = outputs.clone();
            for (int row = 0; row < rows(); row++) {
                softmax(changes, row * width, width);
                double mean = 0;
                for (int c = row * width; c < (row + 1) * width; c++) {
                    mean += changes[c] * moves[c];
                }
                for (int c = row * width; c < (row + 1) * width; c++) {
                    changes[c] *= share * (moves[c] - mean);
                }
            }
            return changes;
        }

        @Override
        public Loss take(int[] rows) {
            return new CrossEntropy(target.take(rows));
        }

        /**
         * Turns scores into probabilities, in place.
         *
         * @param scores hold those of a row
         * @param from where the row begins
         * @param width the number of classes
         * @return the logarithm of the sum of the scores' exponentials
         */
        public static double softmax(double[] scores, int from, int width) {
            double greatest = Double.NEGATIVE_INFINITY;
            for (int c = from; c < from + width; c++) {
                greatest = Math.max(greatest, scores[c]);
            }
            double total = 0;
            for (int c = from; c < from + width; c++) {
                scores[c] = StrictMath.exp(scores[c] - greatest);
                total += scores[c];
            }
            for (int c = from; c < from + width; c++) {
                scores[c] /= total;
            }
            return greatest + StrictMath.log(total);
        }
    }

    /** The squared error of one output. */
    final class Squared implements Loss {

        private final double[] target;

        /**
         * Makes a loss.
         *
         * @param target the values; handed over, not copied
         */
        public Squared(double[] target) {
            this.target = target;
        }

        /** {@return the values; shared} */
        public double[] target() {
            return target;
        }

        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public int rows() {
            return target.length;
        }

        @Override
        public double of(double[] outputs, double[] byOutput) {
            double share = 1.0 / target.length;
            double sum = 0;
            for (int row = 0; row < target.length; row++) {
                double error = outputs[row] - target[row];
                byOutput[row] = 2 * share * error;
                sum += error * error;
            }
            return sum * share;
        }

        @Override
        public double[] along(double[] outputs, double[] moves) {
            double[] changes = new double[moves.length];
            for (int row = 0; row < changes.length; row++) {
                changes[row] = 2.0 / target.length * moves[row];
            }
            return changes;
        }

        @Override
        public Loss take(int[] rows) {
            return new Squared(
                    IntStream.of(rows).mapToDouble(row -> target[row]).toArray());
        }
    }
}
