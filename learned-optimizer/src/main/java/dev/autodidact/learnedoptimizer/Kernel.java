package dev.autodidact.learnedoptimizer;

import dev.autodidact.api.optimizer.UpdateState;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * Steps all coordinates, block by block: blocks are small enough to stay in the processor's caches. Thread-safe; the
 * buffers of finished steps are kept for the next.
 */
final class Kernel {

    /** Coordinates of a block in plain Java. */
    private static final int SMALL = 256;

    private final Design design;
    private final Supplier<LstmWeights> weights;
    private final int large;
    private final Queue<Workspace> smallOnes = new ConcurrentLinkedQueue<>();
    private final Queue<Workspace> largeOnes = new ConcurrentLinkedQueue<>();

    /**
     * Makes a kernel.
     *
     * @param design of the network
     * @param weights asked at the first step
     * @param large coordinates of a block on ND4J, and so the fewest for which it is used
     */
    Kernel(Design design, Supplier<LstmWeights> weights, int large) {
        this.design = design;
        this.weights = weights;
        this.large = large;
    }

    /** {@return the network's design} */
    Design design() {
        return design;
    }

    void step(UpdateState state, float[] parameters, float[] gradient, float scale) {
        int blocks = parameters.length / large;
        int rest = blocks * large;
        if (blocks > 0) {
            walk(largeOnes, this::onNd4j, large, state, parameters, gradient, scale, 0, rest);
        }
        walk(smallOnes, this::inJava, SMALL, state, parameters, gradient, scale, rest, parameters.length);
    }

    private static void walk(
            Queue<Workspace> free,
            Supplier<Workspace> make,
            int block,
            UpdateState state,
            float[] parameters,
            float[] gradient,
            float scale,
            int from,
            int to) {
        if (from == to) {
            return;
        }
        Workspace polled = free.poll();
        Workspace workspace = polled == null ? make.get() : polled;
        for (int at = from; at < to; at += block) {
            workspace.step(state, parameters, gradient, scale, at, Math.min(block, to - at));
        }
        free.add(workspace);
    }

    private Workspace inJava() {
        return inJava(weights.get().values(), SMALL);
    }

    private Workspace inJava(float[] values, int length) {
        return new Workspace(
                design,
                values,
                (layer, in, out, n) -> Network.product(design.shape(), values, layer, in, out, n),
                length);
    }

    private Workspace onNd4j() {
        float[] values = weights.get().values();
        try {
            return new Workspace(design, values, new Nd4jProduct(design.shape(), values, large), large);
        } catch (LinkageError e) {
            // no native libraries for this machine: slower, but the same numbers
            return inJava(values, large);
        }
    }
}
