package dev.autodidact.gradient.internal;

import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.TrainingData;

/** Rows and how outputs for them are judged. Immutable by convention: the arrays are shared, not copied. */
public final class Batch {

    /** Beyond this a value counts as this, so that no sum overflows. */
    private static final double GREATEST = 1e6;

    private final double[] inputs;
    private final Loss loss;
    private final Dropout dropout;

    /**
     * Makes a batch of which no units are left out.
     *
     * @param inputs rows x features, row by row; handed over, not copied
     * @param loss holds the targets of the same rows
     */
    public Batch(double[] inputs, Loss loss) {
        this(inputs, loss, Dropout.NONE);
    }

    private Batch(double[] inputs, Loss loss, Dropout dropout) {
        this.inputs = inputs;
        this.loss = loss;
        this.dropout = dropout;
    }

    /**
     * {@return the same rows, for a pass of training}
     *
     * @param dropping the units that are left out
     */
    public Batch with(Dropout dropping) {
        return new Batch(inputs, loss, dropping);
    }

    /**
     * {@return a batch of all rows, targets as they are}
     *
     * @param data the rows
     */
    public static Batch of(TrainingData data) {
        return new Batch(inputs(data.features()), Loss.of(data.target()));
    }

    /**
     * {@return the features row by row; beyond a million they count as a million, so that no sum overflows}
     *
     * @param features the features
     */
    public static double[] inputs(Features features) {
        int width = features.size();
        double[] inputs = new double[Math.multiplyExact(features.rows(), width)];
        for (int j = 0; j < width; j++) {
            double[] column = features.column(j);
            for (int i = 0; i < column.length; i++) {
                inputs[i * width + j] = Math.clamp(column[i], -GREATEST, GREATEST);
            }
        }
        return inputs;
    }

    /** {@return rows x features, row by row; shared} */
    public double[] inputs() {
        return inputs;
    }

    /** {@return how outputs are judged} */
    public Loss loss() {
        return loss;
    }

    /** {@return the units that a pass of training leaves out} */
    public Dropout dropout() {
        return dropout;
    }

    /** {@return the number of rows} */
    public int rows() {
        return loss.rows();
    }

    /**
     * {@return some of the rows}
     *
     * @param rows row numbers
     */
    public Batch take(int[] rows) {
        int width = rows() == 0 ? 0 : inputs.length / rows();
        double[] taken = new double[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(inputs, rows[i] * width, taken, i * width, width);
        }
        return new Batch(taken, loss.take(rows));
    }
}
