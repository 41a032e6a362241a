package dev.autodidact.learnedoptimizer;

import dev.autodidact.learnedoptimizer.internal.WeightFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The weights of the learned optimizer, and where they come from. Immutable and thread-safe. */
public final class LstmWeights {

    private static final String RESOURCE = "lstm.weights";
    private static final WeightFormat FORMAT =
            new WeightFormat("ADLW", Shape.INPUTS, Shape.HIDDEN, Shape.OUTPUTS, Shape.SIZE);

    private final float[] values;
    private final String provenance;

    LstmWeights(float[] values, String provenance) {
        this.values = FORMAT.checked(values);
        this.provenance = provenance;
    }

    private LstmWeights(WeightFormat.Stored stored) {
        this(stored.values(), stored.provenance());
    }

    /** {@return the weights that come with this version} */
    public static LstmWeights shipped() {
        return Shipped.WEIGHTS;
    }

    /** Read once, at the first use. */
    private static final class Shipped {
        static final LstmWeights WEIGHTS = new LstmWeights(FORMAT.load(LstmWeights.class, RESOURCE));
    }

    /** {@return which command, seed, version and training made these weights, for people to read} */
    public String provenance() {
        return provenance;
    }

    /** {@return a copy of the weights} */
    float[] values() {
        return values.clone();
    }

    /**
     * Reads weights, in the format of {@link WeightFormat} with the magic bytes {@code ADLW}. The bytes may be hostile.
     *
     * @param in read to its end; left open
     * @return the weights
     * @throws IOException where the bytes are not whole and unchanged weights of this network, saying what is wrong
     */
    public static LstmWeights read(InputStream in) throws IOException {
        return new LstmWeights(FORMAT.read(in));
    }

    /**
     * Writes the weights.
     *
     * @param out where to; left open
     * @throws IOException where writing fails
     */
    public void write(OutputStream out) throws IOException {
        FORMAT.write(new WeightFormat.Stored(values, provenance), out);
    }
}
