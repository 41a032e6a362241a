package dev.autodidact.tribuo;

import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import dev.autodidact.api.Cancellation;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.optimizer.UpdateState;
import java.util.Arrays;
import org.tribuo.math.Parameters;
import org.tribuo.math.StochasticGradientOptimiser;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.DenseSparseMatrix;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.la.SparseVector;
import org.tribuo.math.la.Tensor;
import org.tribuo.math.la.VectorTuple;

/**
 * Lets any of our update rules train any of Tribuo's models. All parameter blocks become one vector of floats, block
 * after block and row after row, whether a gradient comes dense or sparse. Tribuo's gradients point uphill, and it adds
 * what a step returns.
 *
 * <p>A step into numbers that are not finite is not taken: a rule that diverges leaves a bad model, not a broken one.
 * Asks for cancellation in every step.
 *
 * <p>Tribuo is to hand over one row at a time: of larger minibatches it would hand over the sum of the gradients times
 * their number. So minibatches are made here: the rule takes a step by the mean gradient of so many rows, and until then
 * nothing changes. What is left at the end of the training, fewer rows than a minibatch, is not used. Not thread-safe;
 * Tribuo copies it before each training.
 */
final class RuleOptimiser implements StochasticGradientOptimiser {

    /** The state before {@link #initialise}. */
    private static final UpdateState NONE = UpdateState.zeros(1, 0);

    private final UpdateRule rule;
    private final int minibatch;
    private final Cancellation cancellation;

    private Tensor[] deltas = {};
    private float[] parameters = {};
    private float[] previous = {};
    private float[] gradient = {};
    private UpdateState state = NONE;
    private int rows;

    /**
     * Makes it.
     *
     * @param minibatch rows per step of the rule, at least 1
     */
    RuleOptimiser(UpdateRule rule, int minibatch, Cancellation cancellation) {
        this.rule = rule;
        this.minibatch = minibatch;
        this.cancellation = cancellation;
    }

    @Override
    public void initialise(Parameters start) {
        deltas = start.getEmptyCopy();
        int[] tensors = Arrays.stream(deltas).mapToInt(RuleOptimiser::size).toArray();
        int size = Arrays.stream(tensors).sum();
        parameters = new float[size];
        flatten(start.get(), 1, parameters);
        previous = new float[size];
        gradient = new float[size];
        state = rule.start(tensors);
        rows = 0;
    }

    @Override
    public Tensor[] step(Tensor[] uphill, double weight) {
        if (cancellation.requested()) {
            throw new CancelledException();
        }
        flatten(uphill, -weight / minibatch, gradient);
        System.arraycopy(parameters, 0, previous, 0, parameters.length);
        rows++;
        if (rows % minibatch == 0) {
            rule.step(state, parameters, gradient);
            Arrays.fill(gradient, 0);
            if (!isFinite(parameters)) {
                System.arraycopy(previous, 0, parameters, 0, parameters.length);
            }
        } else if (rows % minibatch > 1) {
            return deltas; // they are 0 since the row before
        }
        int at = 0;
        for (Tensor delta : deltas) {
            at = fill(delta, at);
        }
        return deltas;
    }

    private static boolean isFinite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    private static int size(Tensor tensor) {
        return Arrays.stream(tensor.getShape()).reduce(1, Math::multiplyExact);
    }

    /** Adds the blocks, times a factor. */
    private static void flatten(Tensor[] blocks, double factor, float[] into) {
        int at = 0;
        for (Tensor block : blocks) {
            switch (block) {
                case DenseVector vector -> {
                    for (int i = 0; i < vector.size(); i++) {
                        into[at + i] += (float) (factor * vector.get(i));
                    }
                }
                case SparseVector vector -> scatter(vector, factor, into, at);
                case DenseMatrix matrix -> {
                    int columns = matrix.getDimension2Size();
                    for (int i = 0; i < matrix.getDimension1Size(); i++) {
                        for (int j = 0; j < columns; j++) {
                            into[at + i * columns + j] += (float) (factor * matrix.get(i, j));
                        }
                    }
                }
                case DenseSparseMatrix matrix -> {
                    for (int i = 0; i < matrix.getDimension1Size(); i++) {
                        scatter(matrix.getRow(i), factor, into, at + i * matrix.getDimension2Size());
                    }
                }
                default ->
                    throw new IllegalArgumentException(
                            "cannot flatten a " + block.getClass().getSimpleName());
            }
            at += size(block);
        }
    }

    private static void scatter(SparseVector vector, double factor, float[] into, int at) {
        for (VectorTuple entry : vector) {
            into[at + entry.index] += (float) (factor * entry.value);
        }
    }

    /** Fills a block with the last step's change of its parameters, and returns where the next block begins. */
    private int fill(Tensor delta, int start) {
        int at = start;
        if (delta instanceof DenseMatrix matrix) {
            for (int i = 0; i < matrix.getDimension1Size(); i++) {
                for (int j = 0; j < matrix.getDimension2Size(); j++, at++) {
                    matrix.set(i, j, (double) parameters[at] - previous[at]);
                }
            }
        } else if (delta instanceof DenseVector vector) {
            for (int i = 0; i < vector.size(); i++, at++) {
                vector.set(i, (double) parameters[at] - previous[at]);
            }
        } else {
            throw new IllegalArgumentException(
                    "parameters in a " + delta.getClass().getSimpleName());
        }
        return at;
    }

    @Override
    public void reset() {
        state = NONE;
    }

    @Override
    public RuleOptimiser copy() {
        return new RuleOptimiser(rule, minibatch, cancellation);
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return new ConfiguredObjectProvenanceImpl(this, "StochasticGradientOptimiser");
    }
}
