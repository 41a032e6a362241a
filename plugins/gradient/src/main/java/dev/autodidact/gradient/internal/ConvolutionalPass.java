package dev.autodidact.gradient.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A batch of images on its way through a convolutional network. Not thread-safe. */
public final class ConvolutionalPass implements Differentiable.Evaluation {

    private final ConvolutionalArchitecture architecture;
    private final float[] parameters;
    private final List<NormalisedBlock> blocks = new ArrayList<>();

    /** What the linear layer is given, and what that is multiplied by. */
    private final Planes given;

    private final float[] factors;
    private final double[] outputs;

    /**
     * Goes forward.
     *
     * @param dropout the inputs of the linear layer that are left out
     * @param training whether batches are normalised by their own statistics, or else by those among the parameters
     */
    ConvolutionalPass(
            ConvolutionalArchitecture architecture, double[] exact, Planes images, boolean training, Dropout dropout) {
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
                    architecture.blocks().get(number),
                    given);
            blocks.add(block);
            values = block.out();
            from = to;
            statistics += 2 * filters;
        }
        boolean linear = architecture.outputs() > 0;
        factors = dropout.factors(0, linear ? values.rows().length * values.batch() : 0);
        given = multiplied(values);
        outputs = (linear ? LinearLayer.of(given, parameters, from, architecture.outputs()) : given).vectors();
    }

    private Planes multiplied(Planes of) {
        if (factors.length == 0) {
            return of;
        }
        Planes result = Planes.zeros(of.channels(), of.height(), of.width(), of.batch());
        for (int row = 0; row < of.rows().length; row++) {
            for (int image = 0; image < of.batch(); image++) {
                result.rows()[row][image] = factors[row * of.batch() + image] * of.rows()[row][image];
            }
        }
        return result;
    }

    @Override
    public double[] outputs() {
        return outputs;
    }

    /** What it keeps after going forward, beside images and parameters. */
    long bytes() {
        return blocks.stream().mapToLong(NormalisedBlock::bytes).sum() + (long) Double.BYTES * outputs.length;
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
        int at = architecture.head();
        Planes by;
        if (architecture.outputs() == 0) {
            by = Planes.of(byOutput, given.channels(), given.height(), given.width(), 0, given.batch());
        } else {
            Planes byOut = Planes.of(byOutput, architecture.outputs(), 1, 1, 0, given.batch());
            LinearLayer.addByParameters(given, byOut, gradient, to + at);
            by = multiplied(LinearLayer.byInputs(given, byOut, parameters, at));
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
