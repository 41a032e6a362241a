package dev.autodidact.smile;

import dev.autodidact.api.learner.ModelInput;
import dev.autodidact.api.learner.ModelOutput;
import java.io.IOException;
import java.util.Arrays;

/** One normal distribution per class, with a covariance of its own; Bayes' rule gives the probabilities. */
final class GaussianScorer implements Scorer {

    private final double[][] means;
    private final double[][] precisions;
    private final double[] offsets;

    /**
     * @param means by class, then by feature
     * @param precisions the inverse covariances: by class, then row by row
     * @param offsets by class: the log of the prior less half the log of the covariance's determinant
     */
    GaussianScorer(double[][] means, double[][] precisions, double[] offsets) {
        this.means = means;
        this.precisions = precisions;
        this.offsets = offsets;
    }

    static GaussianScorer read(ModelInput in, int inputs, int outputs) throws IOException {
        return new GaussianScorer(
                in.table(outputs, inputs, "mean"),
                in.table(outputs, (long) inputs * inputs, "precision"),
                in.reals(outputs, "offset"));
    }

    @Override
    public Kind kind() {
        return Kind.GAUSSIAN;
    }

    @Override
    public void score(double[] row, double[] scores) {
        double[] deviation = new double[row.length];
        for (int output = 0; output < scores.length; output++) {
            double[] mean = means[output];
            Arrays.setAll(deviation, j -> row[j] - mean[j]);
            double[] precision = precisions[output];
            double distance = 0;
            for (int j = 0, at = 0; j < row.length; j++) {
                double sum = 0;
                for (int l = 0; l < row.length; l++, at++) {
                    sum += precision[at] * deviation[l];
                }
                distance += sum * deviation[j];
            }
            scores[output] = offsets[output] - distance / 2;
        }
        Link.SOFTMAX.apply(scores);
    }

    @Override
    public void write(ModelOutput out) throws IOException {
        out.table(means);
        out.table(precisions);
        out.reals(offsets);
    }
}
