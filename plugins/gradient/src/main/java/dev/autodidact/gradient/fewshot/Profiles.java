package dev.autodidact.gradient.fewshot;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.suite.EpisodeSource;
import dev.autodidact.gradient.internal.Batch;
import dev.autodidact.gradient.internal.Loss;
import dev.autodidact.gradient.internal.Network;
import dev.autodidact.gradient.internal.PlainProducts;
import dev.autodidact.gradient.internal.Products;
import dev.autodidact.gradient.rule.Sgd;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Prototypes of rows of which each has few of many features, as texts have of words. What is learned of a feature is its
 * profile: the square roots of the shares that the classes of meta-training have among the rows with that feature. So
 * features that stand for each other in classes that are known have like profiles, and a row lies where its features'
 * profiles, weighted by their values, add up to. What is common to all rows, the direction of their mean, is taken out. A
 * row belongs to the class that is nearest by cosine, of the features and of the places together.
 *
 * <p>That is nearest class means (Snell, Swersky and Zemel, 2017, "Prototypical networks for few-shot learning", section
 * 2) in a space that is learned from all classes of meta-training at once (Tian, Wang, Krishnan, Tenenbaum and Isola, 2020,
 * "Rethinking few-shot image classification: a good embedding is all you need?"), by counting instead of by gradients:
 * these fit the words of the domains that they see, and are lost on others. Classes of meta-training are known again by
 * their names; where names say nothing, validation keeps the features alone.
 *
 * <p>A class without a support row has the mean of all rows for its own.
 *
 * @param network one linear layer, which adapts
 * @param embedded the number of features, the first ones, that have a profile
 */
record Profiles(Network network, int embedded) implements Embedding {

    /** Classes share them by the hashes of their names: several times as many as there are classes, for few to collide. */
    static final int DIMENSIONS = 512;

    /**
     * How much places count beside features, in a model and between places. These and the sharpness were chosen for unseen
     * domains of CLINC150 that its suite does not judge on.
     */
    private static final double SHARE = 0.35;

    /** Less, for there places have length 1. */
    private static final double SHARE_OF_PLACES = 0.2;

    /** What cosines are multiplied by before the softmax. */
    private static final double SHARPNESS = 18;

    private static final int ITERATIONS = 300;
    private static final int TASKS = 4;
    private static final int CLASSES = 60;
    private static final int CHECKPOINTS = 10;
    private static final int SETTLING = 8;

    private static final Products PRODUCTS = new PlainProducts();

    @Override
    public float[] start(RandomGenerator random) {
        return new float[embedded * DIMENSIONS];
    }

    /** The sum of what it is given, for that is of counts. */
    @Override
    public UpdateRule outer(double share) {
        return new Sgd(1);
    }

    /** The loss falls by how much profiles and rows agree, so that steps down its gradient count. */
    @Override
    public double lossAndGradient(double[] meta, Batch support, Batch query, double[] gradient) {
        Arrays.fill(gradient, 0);
        int rows = support.rows() + query.rows();
        double loss = 0;
        for (Batch batch : List.of(support, query)) {
            ClassTarget target = classes(batch);
            int[] dimensions = target.classes().stream()
                    .mapToInt(name -> (int) Math.floorMod(Seeds.mix(Seeds.hash(name)), (long) DIMENSIONS))
                    .toArray();
            int features = network.architecture().features();
            for (int at = 0; at < batch.inputs().length; at++) {
                int feature = at % features;
                if (feature < embedded && batch.inputs()[at] != 0) {
                    int entry = feature * DIMENSIONS + dimensions[target.code(at / features)];
                    gradient[entry] -= 1.0 / rows;
                    loss -= meta[entry] / rows;
                }
            }
        }
        return loss;
    }

    private static ClassTarget classes(Batch batch) {
        if (!(batch.loss() instanceof Loss.CrossEntropy classes)) {
            throw new IllegalArgumentException("profiles are of classes; this is a regression");
        }
        return classes.target();
    }

    /** Counts become profiles, without what all rows have in common, and such that places have length 1 in the mean square. */
    @Override
    public double[] settled(double[] meta, EpisodeSource source, RandomGenerator random) {
        double[] profiles = roots(meta);
        double[] places = new double[0];
        for (int task = 0; task < SETTLING; task++) {
            Task drawn = curriculum().draw(source, random);
            for (Batch batch : List.of(drawn.support(), drawn.query())) {
                double[] more = embed(profiles, batch.inputs(), batch.rows());
                int from = places.length;
                places = Arrays.copyOf(places, from + more.length);
                System.arraycopy(more, 0, places, from, more.length);
            }
        }
        double[] common = new double[DIMENSIONS];
        for (int i = 0; i < places.length; i++) {
            common[i % DIMENSIONS] += places[i];
        }
        toLengthOne(common, DIMENSIONS);
        without(common, places);
        without(common, profiles);
        double squares = Arrays.stream(places).map(entry -> entry * entry).sum();
        if (squares > 0) {
            double factor = Math.sqrt((double) places.length / DIMENSIONS / squares);
            Arrays.setAll(profiles, i -> profiles[i] * factor);
        }
        return profiles;
    }

    private static double[] roots(double[] counts) {
        double[] roots = new double[counts.length];
        for (int from = 0; from < counts.length; from += DIMENSIONS) {
            double sum = 0;
            for (int i = from; i < from + DIMENSIONS; i++) {
                sum += counts[i];
            }
            for (int i = from; i < from + DIMENSIONS && sum > 0; i++) {
                roots[i] = Math.sqrt(counts[i] / sum);
            }
        }
        return roots;
    }

    /** Takes what lies in a direction out of each row. */
    private static void without(double[] direction, double[] rows) {
        for (int from = 0; from < rows.length; from += DIMENSIONS) {
            double product = 0;
            for (int i = 0; i < DIMENSIONS; i++) {
                product += rows[from + i] * direction[i];
            }
            for (int i = 0; i < DIMENSIONS; i++) {
                rows[from + i] -= product * direction[i];
            }
        }
    }

    /** Rows x dimensions. */
    private double[] embed(double[] meta, double[] inputs, int rows) {
        double[] leading = new double[rows * embedded];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(inputs, row * (inputs.length / rows), leading, row * embedded, embedded);
        }
        double scale = 1 / Math.sqrt(network.architecture().features());
        double[] places = new double[rows * DIMENSIONS];
        PRODUCTS.add(leading, meta, 0, places, rows, embedded, DIMENSIONS);
        Arrays.setAll(places, i -> scale * places[i]);
        network.products().note((long) rows * embedded * DIMENSIONS);
        return places;
    }

    @Override
    public List<double[]> adapt(double[] meta, Batch support, int steps) {
        int features = network.architecture().features();
        int count = classes(support).classes().size();
        double[] ofFeatures = prototypes(support, support.inputs().clone(), features);
        double[] ofPlaces = prototypes(support, embed(meta, support.inputs(), support.rows()), DIMENSIONS);
        double[] weights = new double[embedded * count];
        PRODUCTS.addRightTransposed(meta, ofPlaces, 0, weights, embedded, count, DIMENSIONS);
        network.products().note((long) embedded * count * DIMENSIONS);

        double scale = SHARPNESS / Math.sqrt(features);
        double[] parameters = new double[count * (features + 1)];
        for (int feature = 0; feature < features; feature++) {
            for (int c = 0; c < count; c++) {
                double place = feature < embedded ? weights[feature * count + c] : 0;
                parameters[count * (feature + 1) + c] =
                        scale * ((1 - SHARE) * ofFeatures[c * features + feature] + SHARE * place);
            }
        }
        return List.of(parameters);
    }

    /** The directions of the classes' means of the rows' directions, classes x width. */
    private static double[] prototypes(Batch support, double[] rows, int width) {
        toLengthOne(rows, width);
        double[] means = new Means(support, rows, width).weights;
        toLengthOne(means, width);
        return means;
    }

    private static void toLengthOne(double[] rows, int width) {
        for (int from = 0; from < rows.length; from += width) {
            double squares = 0;
            for (int i = from; i < from + width; i++) {
                squares += rows[i] * rows[i];
            }
            double length = squares > 0 ? Math.sqrt(squares) : 1;
            for (int i = from; i < from + width; i++) {
                rows[i] /= length;
            }
        }
    }

    /** {@inheritDoc} By the cosine of features and that of places. */
    @Override
    public double[][] places(double[] meta, double[] inputs, int rows) {
        int features = inputs.length / rows;
        double[] ofFeatures = inputs.clone();
        toLengthOne(ofFeatures, features);
        double[] embeddedRows = embed(meta, inputs, rows);
        toLengthOne(embeddedRows, DIMENSIONS);
        double[][] places = new double[rows][DIMENSIONS + features];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < DIMENSIONS; i++) {
                places[row][i] = Math.sqrt(SHARE_OF_PLACES) * embeddedRows[row * DIMENSIONS + i];
            }
            for (int i = 0; i < features; i++) {
                places[row][DIMENSIONS + i] = Math.sqrt(1 - SHARE_OF_PLACES) * ofFeatures[row * features + i];
            }
        }
        return places;
    }

    @Override
    public int trainedSteps() {
        return 0;
    }

    @Override
    public Curriculum curriculum() {
        return new Curriculum(ITERATIONS, TASKS, Optional.of(new Curriculum.Wide(CLASSES)), 1, CHECKPOINTS);
    }

    @Override
    public boolean anyClasses() {
        return true;
    }
}
