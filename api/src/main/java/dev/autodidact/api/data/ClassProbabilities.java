package dev.autodidact.api.data;

/** One probability per row and class, row-major. Thread-safe. */
public final class ClassProbabilities implements Predictions {

    /** How far a row's probabilities may be from summing to one. */
    private static final double TOLERANCE = 1e-3;

    private final double[] probabilities;
    private final int classes;

    /**
     * Makes predictions.
     *
     * @param probabilities {@code rows x classes}, row-major; handed over, not copied
     * @param classes the number of classes, at least 1
     * @throws IllegalArgumentException where the length is no multiple of the number of classes
     */
    public ClassProbabilities(double[] probabilities, int classes) {
        if (classes < 1 || probabilities.length % classes != 0) {
            throw new IllegalArgumentException(probabilities.length + " probabilities for " + classes + " classes");
        }
        this.probabilities = probabilities;
        this.classes = classes;
    }

    /**
     * {@return predictions from one array per row}
     *
     * @param rows one array of {@code classes} probabilities per row; copied
     * @param classes the number of classes
     * @throws IllegalArgumentException where a row has another length
     */
    public static ClassProbabilities of(double[][] rows, int classes) {
        double[] flat = new double[rows.length * classes];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != classes) {
                throw new IllegalArgumentException("row " + i + " has " + rows[i].length + " values, not " + classes);
            }
            System.arraycopy(rows[i], 0, flat, i * classes, classes);
        }
        return new ClassProbabilities(flat, classes);
    }

    @Override
    public int rows() {
        return probabilities.length / classes;
    }

    /** {@return the number of classes} */
    public int classes() {
        return classes;
    }

    /**
     * {@return the probability that a row is of a class}
     *
     * @param row 0 to rows - 1
     * @param code 0 to classes - 1
     */
    public double probability(int row, int code) {
        return probabilities[row * classes + code];
    }

    /**
     * {@return the code of the most probable class; the first of equals}
     *
     * @param row 0 to rows - 1
     */
    public int mostLikely(int row) {
        int best = 0;
        for (int code = 1; code < classes; code++) {
            if (probability(row, code) > probability(row, best)) {
                best = code;
            }
        }
        return best;
    }

    @Override
    public String defect() {
        for (int row = 0; row < rows(); row++) {
            double sum = 0;
            for (int code = 0; code < classes; code++) {
                double probability = probability(row, code);
                if (!(probability >= 0 && probability <= 1 + TOLERANCE)) {
                    return "row " + row + ", class " + code + ": probability " + probability + " is outside 0 to 1";
                }
                sum += probability;
            }
            if (Math.abs(sum - 1) > TOLERANCE) {
                return "row " + row + ": the probabilities sum to " + sum + ", not to 1";
            }
        }
        return "";
    }
}
