package dev.autodidact.gradient.network;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.Encoding;
import dev.autodidact.api.learner.Fidelity;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.gradient.internal.Batch;
import dev.autodidact.gradient.internal.CnnModel;
import dev.autodidact.gradient.internal.ConvolutionalArchitecture;
import dev.autodidact.gradient.internal.ConvolutionalArchitecture.Block;
import dev.autodidact.gradient.internal.ConvolutionalNetwork;
import dev.autodidact.gradient.internal.Loss;
import dev.autodidact.gradient.internal.PixelGrid;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A convolutional network for images whose pixels are columns, each named by its row and column: see {@link
 * dev.autodidact.api.data.Pixel}. Blocks of convolution, batch normalisation and rectifier, with the maximum over 2 x 2
 * pixels between them, and one linear layer, before which dropout may leave values out. Blocks after the first have twice
 * the filters, whose weights look at pixels some way apart (dilation), so that they see more of the image. It is trained by
 * minibatches with any of the host's update rules, on images turned, shifted, stretched and warped at random, and minimises
 * the cross-entropy of the softmax plus weight decay. The rule's steps shorten along half a cosine to nothing; what predicts
 * is a running average of the parameters, by the mean of its outputs for an image as it is and moved by a pixel in each of
 * four directions, where five views are asked for.
 *
 * <p>All rows are learned from, for as many epochs as are asked for; the fidelity is their share. In single precision.
 */
public final class CnnLearner implements Learner {

    private static final int MOST_PIXELS = 4096;
    private static final long MOST_CELLS = 100_000_000;
    private static final int SMALLEST_POOLED = 4;

    private final Rules rules;
    private final SearchSpace space;

    /**
     * Makes the learner.
     *
     * @param rules the update rules to choose from, at least one; {@code adam} is the default where it is among them
     */
    public CnnLearner(List<UpdateRule> rules) {
        this.rules = new Rules(rules);
        space = SearchSpace.builder()
                .add("blocks", Domain.integer(1, 4).withDefault(2))
                .add("filters", Domain.integer(8, 64).log().withDefault(32))
                .add("dilation", Domain.integer(1, 3).withDefault(2))
                .add("rotation", Domain.real(0, 30).withDefault(10))
                .add("shift", Domain.real(0, 4).withDefault(2))
                .add("stretch", Domain.real(0, 0.5).withDefault(0.1))
                .add("elastic", Domain.real(0, 3).withDefault(0.7))
                .add("views", Domain.choice("1", "5").withDefault("5"))
                .add("dropout", Domain.real(0, 0.8).withDefault(0.3))
                .add("weight-decay", Domain.real(1e-6, 0.1).log().withDefault(1e-5))
                .add("epochs", Domain.integer(1, 60).log().withDefault(25))
                .add("batch-size", Domain.integer(32, 256).log().withDefault(128))
                .nested(Rules.OPTIMIZER, this.rules.spaces())
                .build();
    }

    @Override
    public String id() {
        return CnnModel.LEARNER;
    }

    @Override
    public Support supports(TaskProfile task) {
        if (!task.isClassification() || !task.image()) {
            return Support.no("needs classes, and columns that are pixels by their names, such as 3x5");
        }
        if (task.rows() < 1) {
            return Support.no("needs at least one row");
        }
        long cells = (long) task.rows() * task.numeric();
        if (task.numeric() > MOST_PIXELS || cells > MOST_CELLS) {
            return Support.no(String.format(
                    Locale.ROOT,
                    "needs at most %,d pixels and %,d cells, this task has %,d and %,d",
                    MOST_PIXELS,
                    MOST_CELLS,
                    task.numeric(),
                    cells));
        }
        return Support.yes();
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.ITERATIONS;
    }

    /** {@inheritDoc} Pixels as they are: a scale for each would change the picture. */
    @Override
    public Encoding encoding(Configuration configuration) {
        return new Encoding(Encoding.Categories.ONE_HOT, false, false);
    }

    @Override
    public SearchSpace space(TaskProfile task) {
        return space;
    }

    @Override
    public Model fit(Configuration configuration, TrainingData data, FitContext context) throws InterruptedException {
        PixelGrid grid = PixelGrid.of(data.features())
                .orElseThrow(() -> new IllegalArgumentException("the columns are no pixels by their names"));
        ClassTarget target = (ClassTarget) data.target();
        ConvolutionalArchitecture architecture = new ConvolutionalArchitecture(
                grid.height(),
                grid.width(),
                blocks(configuration, grid),
                target.classes().size());
        double[] images = grid.images(Batch.inputs(data.features()), data.rows());
        int batch = configuration.integer("batch-size");
        NetworkObjective objective = new NetworkObjective(
                new ConvolutionalNetwork(architecture),
                new Batch(images, Loss.of(target)),
                configuration.real("weight-decay"),
                batch,
                new Deformation(
                                grid.height(),
                                grid.width(),
                                configuration.real("rotation"),
                                configuration.real("shift"),
                                configuration.real("stretch"),
                                configuration.real("elastic"))
                        .then(NetworkObjective.Variation.dropping(configuration.real("dropout"))));
        int epochs = (int) Math.ceil(context.fidelity() * configuration.integer("epochs"));
        float[] start = objective.start(Seeds.generator(context.seed(), "start"));
        float[] parameters = new Training(
                        objective, rules.of(configuration), data.rows(), batch, Training.Schedule.COSINE, context)
                .run(start, epochs);
        boolean fiveViews = configuration.choice("views").equals("5");
        return new CnnModel(grid, architecture, NetworkObjective.doubles(parameters), fiveViews);
    }

    private static List<Block> blocks(Configuration configuration, PixelGrid grid) {
        int count = configuration.integer("blocks");
        int filters = configuration.integer("filters");
        int dilation = configuration.integer("dilation");
        List<Block> blocks = new ArrayList<>();
        int size = Math.min(grid.height(), grid.width());
        for (int block = 0; block < count; block++) {
            boolean pooled = block < count - 1 && size >= SMALLEST_POOLED;
            blocks.add(block == 0 ? new Block(filters, pooled) : new Block(2 * filters, pooled, dilation));
            size = pooled ? size / 2 : size;
        }
        return blocks;
    }

    @Override
    public Model read(InputStream in) throws IOException {
        return CnnModel.read(in);
    }
}
