package dev.autodidact.gradient.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A batch of images on its way through a convolutional network. Not thread-safe. */
public final class ConvolutionalPass implements Differentiable.Evaluation {

    private final ConvolutionalArchitecture architecture;
    private final float[] parameters;
    private final List<NormalisedBlock> blocks = new ArrayList<>();
    private final double[] outputs;

    /**
     * Goes forward.
     *
     * @param training whether batches are normalised by their own statistics, or else by those among the parameters
     */
    ConvolutionalPass(ConvolutionalArchitecture architecture, double[] exact, Planes images, boolean training) {
        this.architecture = architecture;
        parameters = new float[exact.length];
        for (int i = 0; i < exact.length; i++) {
            parameters[i] = (float) exact[i];
        }
        Planes values = images;
        int from = 0;
        int statistics = Math.toIntExact(architecture.learned());
        for (int number = 0; number < architecture.blocks().size(); number++) {
            int filters = architecture.filters(number);
            int to = from + architecture.parameters(number);
            double[] given = training ? new double[0] : Arrays.copyOfRange(exact, statistics, statistics + 2 * filters);
            NormalisedBlock block = new NormalisedBlock(
                    values,
                    Arrays.copyOfRange(parameters, from, to),
                    filters,
                    architecture.blocks().get(number).pooled(),
                    given);
            blocks.add(block);
            values = block.out();
            from = to;
            statistics += 2 * filters;
        }
        outputs = (architecture.outputs() == 0
                        ? values
                        : LinearLayer.of(values, parameters, from, architecture.outputs()))
                .vectors();
    }

    @Override
    public double[] outputs() {
        return outputs;
    }

    /** {@return the parameters with the statistics of this batch} */
    double[] settled(double[] exact) {
        double[] settled = exact.clone();
        int at = Math.toIntExact(architecture.learned());
        for (NormalisedBlock block : blocks) {
            System.arraycopy(block.means, 0, settled, at, block.means.length);
            System.arraycopy(block.variances, 0, settled, at + block.means.length, block.variances.length);
            at += 2 * block.means.length;
        }
        return settled;
    }

    /** {@inheritDoc} For a pass in training; the statistics among the parameters have no part in it: derivatives of 0. */
    @Override
    public void backward(double[] byOutput, double[] gradient, int to) {
        Planes last = blocks.getLast().out();
        int at = architecture.head();
        Planes by;
        if (architecture.outputs() == 0) {
            by = Planes.of(byOutput, last.channels(), last.height(), last.width(), 0, last.batch());
        } else {
            Planes byOut = Planes.of(byOutput, architecture.outputs(), 1, 1, 0, last.batch());
            LinearLayer.addByParameters(last, byOut, gradient, to + at);
            by = LinearLayer.byInputs(last, byOut, parameters, at);
        }
        for (int number = blocks.size() - 1; number >= 0; number--) {
            at -= architecture.parameters(number);
            NormalisedBlock block = blocks.get(number);
            Planes bySums = block.backward(by, gradient, to + at);
            if (number > 0) {
                by = block.byInputs(bySums);
            }
        }
    }
}
