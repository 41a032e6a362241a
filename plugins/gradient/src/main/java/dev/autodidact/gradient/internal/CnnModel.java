package dev.autodidact.gradient.internal;

import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.learner.ModelInput;
import dev.autodidact.api.learner.ModelOutput;
import dev.autodidact.gradient.internal.ConvolutionalArchitecture.Normalisation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A convolutional network for classes, whether trained by {@code gradient.cnn} or adapted to an episode; {@code
 * gradient.cnn} reads both. Written as: height and width, the pixel of each feature, the number of blocks, of each its
 * filters, whether it pools, and its dilation, the number of classes, the normalisation, the parameters, and whether an
 * image is looked at from five places.
 */
public final class CnnModel implements Model {

    /** The learner that reads such models. */
    public static final String LEARNER = "gradient.cnn";

    private static final int VERSION = 4;
    private static final int MOST_BLOCKS = 16;
    private static final int MOST_FILTERS = 1 << 12;
    private static final int MOST_DILATION = 1 << 6;
    private static final int MOST_PIXELS = 1 << 12;
    private static final int MOST_CLASSES = 1 << 20;
    private static final int[][] VIEWS = {{0, 0}, {1, 0}, {-1, 0}, {0, 1}, {0, -1}};

    private final PixelGrid grid;
    private final ConvolutionalArchitecture architecture;
    private final double[] parameters;
    private final boolean fiveViews;

    /**
     * Makes a model.
     *
     * @param grid which pixels the features are
     * @param architecture the network's
     * @param parameters handed over, not copied
     * @param fiveViews whether it predicts by the mean of the outputs for an image as it is and moved by a pixel each way
     *     (after Krizhevsky, Sutskever and Hinton, 2012, "ImageNet classification with deep convolutional neural networks",
     *     section 4.1, who take the mean of probabilities), or else by the image as it is
     */
    public CnnModel(PixelGrid grid, ConvolutionalArchitecture architecture, double[] parameters, boolean fiveViews) {
        this.grid = grid;
        this.architecture = architecture;
        this.parameters = parameters;
        this.fiveViews = fiveViews;
    }

    /** A model whose features are the pixels of a full grid; for classes alone. */
    static CnnModel ofFullGrid(ConvolutionalArchitecture architecture, double[] parameters, Optional<Scale> scale) {
        if (scale.isPresent()) {
            throw new IllegalArgumentException("convolutional networks predict classes, not numbers");
        }
        PixelGrid grid = PixelGrid.full(architecture.height(), architecture.width());
        return new CnnModel(grid, architecture, parameters, false);
    }

    @Override
    public Predictions predict(Features features) {
        if (features.size() != grid.pixels().size()) {
            throw new IllegalArgumentException(features.size() + " features for a model of "
                    + grid.pixels().size());
        }
        int width = architecture.outputs();
        int rows = features.rows();
        double[] images = grid.images(Batch.inputs(features), rows);
        double[] outputs = fiveViews ? meanOfViews(images, rows) : outputs(images, rows);
        for (int row = 0; row < rows; row++) {
            Loss.CrossEntropy.softmax(outputs, row * width, width);
        }
        return new ClassProbabilities(outputs, width);
    }

    private double[] meanOfViews(double[] images, int rows) {
        double[] mean = new double[rows * architecture.outputs()];
        for (int[] way : VIEWS) {
            double[] outputs = outputs(grid.moved(images, way[0], way[1]), rows);
            Arrays.setAll(mean, i -> mean[i] + outputs[i] / VIEWS.length);
        }
        return mean;
    }

    private double[] outputs(double[] images, int rows) {
        return architecture.network(new PlainProducts()).outputs(parameters, images, rows);
    }

    @Override
    public void write(OutputStream stream) throws IOException {
        ModelOutput out = new ModelOutput(stream, LEARNER, VERSION);
        out.integer(grid.height());
        out.integer(grid.width());
        out.integer(grid.pixels().size());
        out.integers(grid.pixels().stream().mapToInt(pixel -> pixel).toArray());
        out.integer(architecture.blocks().size());
        for (ConvolutionalArchitecture.Block block : architecture.blocks()) {
            out.integer(block.filters());
            out.flag(block.pooled());
            out.integer(block.dilation());
        }
        out.integer(architecture.outputs());
        out.option(architecture.normalisation());
        out.reals(parameters);
        out.flag(fiveViews);
    }

    /**
     * {@return the model that {@link #write} wrote}
     *
     * @param stream its bytes; left open
     * @throws IOException where the bytes are not such a model
     */
    public static CnnModel read(InputStream stream) throws IOException {
        ModelInput in = new ModelInput(stream, LEARNER, VERSION);
        int height = in.integer(1, MOST_PIXELS, "height");
        int width = in.integer(1, MOST_PIXELS, "width");
        int features = in.integer(0, height * width, "number of features");
        int[] pixels = in.integers(features, 0, height * width - 1, "pixel");
        int count = in.integer(1, MOST_BLOCKS, "number of blocks");
        List<ConvolutionalArchitecture.Block> blocks = new ArrayList<>();
        int halvings = 0;
        for (int i = 0; i < count; i++) {
            blocks.add(new ConvolutionalArchitecture.Block(
                    in.integer(1, MOST_FILTERS, "number of filters"),
                    in.flag(),
                    in.integer(1, MOST_DILATION, "dilation")));
            halvings += blocks.getLast().pooled() ? 1 : 0;
        }
        in.require(Math.min(height, width) >> halvings > 0, "more pooling than pixels");
        int classes = in.integer(1, MOST_CLASSES, "number of classes");
        Normalisation normalisation = in.option(Normalisation.class);
        in.require(
                normalisation == Normalisation.BATCH
                        || blocks.stream().allMatch(block -> block.pooled() && block.dilation() == 1),
                "layers are normalised, but not pooled, or dilated");
        ConvolutionalArchitecture architecture =
                new ConvolutionalArchitecture(height, width, blocks, classes, normalisation);
        PixelGrid grid =
                new PixelGrid(height, width, Arrays.stream(pixels).boxed().toList());
        return new CnnModel(grid, architecture, in.reals(architecture.parameters(), "parameter"), in.flag());
    }
}
