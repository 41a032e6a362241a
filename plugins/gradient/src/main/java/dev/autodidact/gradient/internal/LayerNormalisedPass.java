package dev.autodidact.gradient.internal;

import dev.autodidact.gradient.internal.LayerNormalisedBlock.Along;
import dev.autodidact.gradient.internal.LayerNormalisedBlock.Back;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A batch of images on its way through a convolutional network with layer normalisation. Not thread-safe. */
public final class LayerNormalisedPass implements TwiceDifferentiable.Evaluation {

    private final ConvolutionalArchitecture architecture;
    private final Products products;
    private final float[] parameters;
    private final List<LayerNormalisedBlock> blocks = new ArrayList<>();

    /** What the last block gives. */
    private final Planes embedded;

    private final double[] outputs;

    /** By block from the last to the first, after going back; none where no output depends on what the blocks give. */
    private final List<Back> backs = new ArrayList<>();

    private double[] byOutput = new double[0];

    /** Goes forward. */
    LayerNormalisedPass(ConvolutionalArchitecture architecture, Products products, double[] exact, Planes images) {
        this.architecture = architecture;
        this.products = products;
        parameters = floats(exact);
        products.note(images.batch() * architecture.multiplyAdds());
        Planes values = images;
        int from = 0;
        for (int number = 0; number < architecture.blocks().size(); number++) {
            int to = from + architecture.parameters(number);
            LayerNormalisedBlock block =
                    new LayerNormalisedBlock(values, parameters, from, to, architecture.filters(number));
            blocks.add(block);
            values = block.out();
            from = to;
        }
        embedded = values;
        outputs = (isTopped() ? LinearLayer.of(values, parameters, from, architecture.outputs()) : values).vectors();
        products.keep(forwardBytes());
    }

    private long forwardBytes() {
        return blocks.stream().mapToLong(LayerNormalisedBlock::bytes).sum()
                + embedded.bytes()
                + (long) Double.BYTES * outputs.length;
    }

    private static float[] floats(double[] exact) {
        float[] floats = new float[exact.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) exact[i];
        }
        return floats;
    }

    private boolean isTopped() {
        return architecture.outputs() > 0;
    }

    @Override
    public double[] outputs() {
        return outputs;
    }

    @Override
    public void backward(double[] derivatives, double[] gradient, int to) {
        byOutput = derivatives;
        products.note(2L * embedded.batch() * headMultiplyAdds());
        int at = architecture.head();
        Planes by = outputPlanes(derivatives);
        if (isTopped()) {
            LinearLayer.addByParameters(embedded, by, gradient, to + at);
            by = LinearLayer.byInputs(embedded, by, parameters, at);
        }
        if (!isZero(by)) {
            backs.addAll(blocksBack(by, gradient, to));
        }
        products.keep(forwardBytes()
                + backs.stream().mapToLong(Back::bytes).sum()
                + (long) Double.BYTES * (derivatives.length + gradient.length));
    }

    private long headMultiplyAdds() {
        return (long) architecture.embedding() * architecture.outputs();
    }

    private List<Back> blocksBack(Planes byEmbedded, double[] gradient, int to) {
        products.note(2L * embedded.batch() * (architecture.multiplyAdds() - headMultiplyAdds()));
        List<Back> result = new ArrayList<>();
        Planes by = byEmbedded;
        int at = architecture.head();
        for (int number = blocks.size() - 1; number >= 0; number--) {
            at -= architecture.parameters(number);
            Back back = blocks.get(number).backward(by, gradient, to + at);
            result.add(back);
            if (number > 0) {
                by = blocks.get(number).byInputs(back);
            }
        }
        return result;
    }

    private static boolean isZero(Planes planes) {
        return Arrays.stream(planes.rows()).allMatch(LayerNormalisedPass::isZero);
    }

    private static boolean isZero(float[] row) {
        for (float value : row) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    /** Numbers for outputs, row by row, as planes. */
    private Planes outputPlanes(double[] values) {
        return isTopped()
                ? Planes.of(values, architecture.outputs(), 1, 1, 0, embedded.batch())
                : Planes.of(values, embedded.channels(), embedded.height(), embedded.width(), 0, embedded.batch());
    }

    /**
     * {@inheritDoc} Where the vector moves the linear layer alone, or no output depends on what the blocks give, it costs
     * less.
     */
    @Override
    public double[] hessianTimes(Loss loss, double[] vector) {
        double[] product = new double[vector.length];
        float[] moves = floats(vector);
        boolean still = isZero(Arrays.copyOf(moves, architecture.head()));
        List<Along> alongs = still ? List.of() : along(moves);
        Planes embeddedMoves = still
                ? Planes.zeros(embedded.channels(), embedded.height(), embedded.width(), embedded.batch())
                : alongs.getLast().out();
        Planes byMoves = isTopped()
                ? headAlong(loss, moves, embeddedMoves, product)
                : outputPlanes(loss.along(outputs, embeddedMoves.vectors()));
        if (still || backs.isEmpty()) {
            blocksBack(byMoves, product, 0);
        } else {
            blocksBackAlong(alongs, byMoves, product);
        }
        return product;
    }

    private void blocksBackAlong(List<Along> alongs, Planes byEmbeddedMoves, double[] product) {
        Planes byMoves = byEmbeddedMoves;
        int at = architecture.head();
        for (int number = blocks.size() - 1; number >= 0; number--) {
            at -= architecture.parameters(number);
            LayerNormalisedBlock block = blocks.get(number);
            Back back = backs.get(blocks.size() - 1 - number);
            Planes bySumMoves = block.backAlong(back, alongs.get(number), byMoves, product, at);
            if (number > 0) {
                byMoves = block.byInputsAlong(back, alongs.get(number), bySumMoves);
            }
        }
    }

    private List<Along> along(float[] moves) {
        List<Along> alongs = new ArrayList<>();
        Optional<Planes> valuesMove = Optional.empty();
        int from = 0;
        for (int number = 0; number < blocks.size(); number++) {
            int to = from + architecture.parameters(number);
            alongs.add(blocks.get(number).along(valuesMove, moves, from, to));
            valuesMove = Optional.of(alongs.getLast().out());
            from = to;
        }
        return alongs;
    }

    /** Goes through the linear layer along a direction, and back: how the derivatives by its inputs move. */
    private Planes headAlong(Loss loss, float[] moves, Planes embeddedMoves, double[] product) {
        int head = architecture.head();
        Planes outputMoves = LinearLayer.of(embedded, moves, head, architecture.outputs());
        LinearLayer.addWeighted(embeddedMoves, parameters, head, outputMoves);
        Planes by = outputPlanes(byOutput);
        Planes byMoves = outputPlanes(loss.along(outputs, outputMoves.vectors()));
        LinearLayer.addByParameters(embedded, byMoves, product, head);
        LinearLayer.addByWeights(embeddedMoves, by, product, head);
        Planes result = LinearLayer.byInputs(embedded, byMoves, parameters, head);
        Planes more = LinearLayer.byInputs(embedded, by, moves, head);
        for (int row = 0; row < result.rows().length; row++) {
            Rows.add(result.rows()[row], more.rows()[row], 1);
        }
        return result;
    }
}
