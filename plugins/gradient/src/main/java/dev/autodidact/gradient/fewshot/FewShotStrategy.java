package dev.autodidact.gradient.fewshot;

import dev.autodidact.api.Ids;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.strategy.AdaptContext;
import dev.autodidact.api.strategy.Adaptation;
import dev.autodidact.api.strategy.AdaptationProblem;
import dev.autodidact.api.strategy.AdaptationStrategy;
import dev.autodidact.api.strategy.Complexity;
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.api.suite.EpisodeSource;
import dev.autodidact.api.task.TaskKind;
import dev.autodidact.gradient.internal.Activation;
import dev.autodidact.gradient.internal.Architecture;
import dev.autodidact.gradient.internal.Batch;
import dev.autodidact.gradient.internal.ConvolutionalArchitecture;
import dev.autodidact.gradient.internal.ConvolutionalArchitecture.Normalisation;
import dev.autodidact.gradient.internal.ConvolutionalNetwork;
import dev.autodidact.gradient.internal.CountingProducts;
import dev.autodidact.gradient.internal.LayerNormalisedNetwork;
import dev.autodidact.gradient.internal.MixedProducts;
import dev.autodidact.gradient.internal.Network;
import dev.autodidact.gradient.internal.PixelGrid;
import dev.autodidact.gradient.internal.Products;
import dev.autodidact.gradient.internal.Scale;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Meta-learns on drawn episodes how a network adapts to a support set, and adapts it: a pure function of knowledge and
 * support set. The models are networks that {@code gradient.mlp} reads, or {@code gradient.cnn} where episodes are of
 * images: where all features are pixels by their names, see {@link dev.autodidact.api.data.Pixel}.
 *
 * <p>The settings for vectors are those published for regression of waves (Finn, Abbeel and Levine, 2017, section 5.1): two hidden
 * layers of 40 rectified units, inner rate 0.01, 25 tasks an iteration, Adam at 0.001. We depart from them by clipping the
 * outer gradient, by a rate that falls at the end, by validation, and by the guard of adaptation steps.
 *
 * <p>Images are taken through four convolutional blocks. For all but {@code protonet} these normalise each image by itself,
 * so that no prediction depends on other rows, and the last layer begins at 0 on every task, for any number of classes;
 * {@code meta-sgd} alone learns where it begins.
 */
public final class FewShotStrategy implements AdaptationStrategy {

    /** More steps than this are not taken, however many there may be. */
    private static final int MOST_STEPS = 10;

    private static final Curriculum ONE_STEP = Curriculum.asJudged(70_000);

    /** Of several inner steps: each takes so much longer, and fewer suffice. */
    private static final Curriculum SEVERAL_STEPS = Curriculum.asJudged(30_000);

    private static final List<Integer> HIDDEN = List.of(40, 40);
    private static final List<Integer> REPTILE_HIDDEN = List.of(64, 64);
    private static final int SUMMARY = 64;
    private static final double RATE = 0.01;
    private static final double REPTILE_RATE = 0.02;
    private static final int REPTILE_STEPS = 10;

    /** Smooth, so that at first distances are nearly those of the features. */
    private static final List<Integer> EMBEDDING_HIDDEN = List.of(128);

    private static final int EMBEDDING = 64;

    private static final int EMBEDDED_TASKS = 4;

    /** Half the paper's: a quarter of the time. */
    private static final int FILTERS = 32;

    /** Tasks of 20 classes: more to tell apart for each image than in the few that are judged. */
    private static final Curriculum IMAGES =
            new Curriculum(5_000, 2, Optional.of(new Curriculum.Wide(20, 40)), 3e-3, 3);

    /** For what is learned of each class by its number. */
    private static final Curriculum IMAGES_AS_JUDGED = new Curriculum(5_000, 4, Optional.empty(), 3e-3, 3);

    /** Of inner steps: with more, the second goes too far, for the last layer begins at 0 and each class has its rate. */
    static final double IMAGE_RATE = 0.05;

    /** In the first step the last layer moves alone, for it begins at 0; from the second on all do. */
    private static final int IMAGE_STEPS = 2;

    private static final int IMAGE_REPTILE_STEPS = 8;

    private final String id;
    private final Maker maker;
    private final OptionalInt iterations;

    /** Makes a method for a shape of episodes. */
    private interface Maker {
        Method make(Shape shape, Products products);
    }

    private FewShotStrategy(String id, Maker maker) {
        this(id, maker, OptionalInt.empty());
    }

    private FewShotStrategy(String id, Maker maker, OptionalInt iterations) {
        this.id = Ids.require(id);
        this.maker = maker;
        this.iterations = iterations;
    }

    /**
     * {@return exact model-agnostic meta-learning: second order through Hessian-vector products, trained for one step}
     */
    public static FewShotStrategy maml() {
        return maml("maml", Rates.SAME, 1, true);
    }

    /** {@return the same, trained for five steps: slower at first, better in the long run} */
    public static FewShotStrategy mamlOfFiveSteps() {
        return maml("maml-5", Rates.SAME, 5, true);
    }

    /** {@return first-order MAML: about half the arithmetic} */
    public static FewShotStrategy fomaml() {
        return maml("fomaml", Rates.SAME, 1, false);
    }

    /** {@return MAML whose inner steps change the last layer alone} */
    public static FewShotStrategy anil() {
        return maml("anil", Rates.HEAD, 1, true);
    }

    /** {@return MAML that learns an inner rate for each parameter, valid for one step} */
    public static FewShotStrategy metaSgd() {
        return maml("meta-sgd", Rates.LEARNED, 1, true);
    }

    /** {@return Reptile; of vectors on a smooth network, for plain inner steps diverge on rectifiers} */
    public static FewShotStrategy reptile() {
        return new FewShotStrategy(
                "reptile",
                (shape, products) -> shape.images()
                        .map(grid -> new Reptile(
                                convolutions(grid, shape, products, Pace.OF_THE_BLOCKS),
                                IMAGES,
                                IMAGE_RATE,
                                IMAGE_REPTILE_STEPS,
                                true))
                        .orElseGet(() -> new Reptile(
                                Foundation.of(network(
                                        shape.features(), REPTILE_HIDDEN, shape.outputs(), Activation.TANH, products)),
                                SEVERAL_STEPS,
                                REPTILE_RATE,
                                REPTILE_STEPS,
                                false)));
    }

    /** {@return a network that generates the last layer of another from the support set; for regression} */
    public static FewShotStrategy hypernetwork() {
        return new FewShotStrategy(
                "hypernetwork",
                (shape, products) -> new Hypernetwork(
                        network(shape.features(), HIDDEN, shape.outputs(), Activation.RELU, products),
                        network(shape.features() + 1, List.of(SUMMARY, SUMMARY), SUMMARY, Activation.RELU, products),
                        network(SUMMARY, List.of(SUMMARY), HIDDEN.getLast() + 1, Activation.RELU, products)));
    }

    /**
     * {@return prototypical networks: the nearest class mean in a learned space; for any number of classes} With
     * {@value Shape#WIDE} features or more, as of words, the space is that of the features beside one of what these tell
     * of the classes of meta-training, see {@link Profiles}; features whose names begin with {@code bucket} tell nothing.
     */
    public static FewShotStrategy protonet() {
        return new FewShotStrategy(
                "protonet",
                (shape, products) -> shape.images()
                        .<Method>map(grid -> new Prototypes(
                                new ConvolutionalNetwork(fourBlocks(grid, Normalisation.BATCH), products),
                                shape.outputs(),
                                1))
                        .orElseGet(() -> shape.isWide()
                                ? new Profiles(
                                        network(
                                                shape.features(),
                                                List.of(),
                                                shape.outputs(),
                                                Activation.TANH,
                                                products),
                                        shape.ownNames())
                                : new Prototypes(
                                        network(
                                                shape.features(),
                                                EMBEDDING_HIDDEN,
                                                EMBEDDING,
                                                Activation.TANH,
                                                products),
                                        shape.outputs(),
                                        EMBEDDED_TASKS)));
    }

    /**
     * {@return one network for all tasks, fine-tuned on the support set: what meta-learning is to be better than} It is
     * trained on the query sets without an inner step.
     *
     * @param rate the learning rate of fine-tuning, above 0; what is learned does not depend on it
     */
    public static FewShotStrategy fineTuning(double rate) {
        return new FewShotStrategy(
                "fine-tuning",
                (shape, products) -> new Maml(perceptron(shape, products), SEVERAL_STEPS, Rates.SAME, rate, 0, false));
    }

    /** {@return all of them} */
    public static List<FewShotStrategy> all() {
        return List.of(
                maml(),
                mamlOfFiveSteps(),
                fomaml(),
                anil(),
                metaSgd(),
                reptile(),
                hypernetwork(),
                protonet(),
                fineTuning(RATE));
    }

    private static FewShotStrategy maml(String id, Rates rates, int steps, boolean exact) {
        return new FewShotStrategy(
                id,
                (shape, products) -> shape.images()
                        .map(grid -> ofImages(
                                convolutions(
                                        grid, shape, products, exact ? Pace.OF_THE_BLOCKS : Pace.OF_THE_LAST_LAYER),
                                rates,
                                steps,
                                exact))
                        .orElseGet(() -> new Maml(
                                perceptron(shape, products),
                                steps == 1 ? ONE_STEP : SEVERAL_STEPS,
                                rates,
                                RATE,
                                steps,
                                exact)));
    }

    private static Maml ofImages(Foundation convolutions, Rates rates, int steps, boolean exact) {
        return switch (rates) {
            case SAME -> new Maml(convolutions, IMAGES, rates, IMAGE_RATE, Math.max(steps, IMAGE_STEPS), exact);
            case HEAD -> new Maml(convolutions, IMAGES, rates, IMAGE_RATE, steps, exact);
            case LEARNED ->
                new Maml(Foundation.of(convolutions.network()), IMAGES_AS_JUDGED, rates, IMAGE_RATE, steps, exact);
        };
    }

    private static Foundation perceptron(Shape shape, Products products) {
        return Foundation.of(network(shape.features(), HIDDEN, shape.outputs(), Activation.RELU, products));
    }

    private static Foundation convolutions(PixelGrid grid, Shape shape, Products products, Pace pace) {
        return new Foundation(
                new LayerNormalisedNetwork(fourBlocks(grid, Normalisation.LAYER), products),
                shape.outputs(),
                Optional.of(pace));
    }

    private static ConvolutionalArchitecture fourBlocks(PixelGrid grid, Normalisation normalisation) {
        return ConvolutionalArchitecture.ofFourBlocks(grid.height(), grid.width(), FILTERS, normalisation);
    }

    private static Network network(
            int features, List<Integer> hidden, int outputs, Activation activation, Products products) {
        List<Integer> sizes = Stream.of(List.of(features), hidden, List.of(outputs))
                .flatMap(List::stream)
                .toList();
        return new Network(new Architecture(sizes, activation), products);
    }

    /**
     * {@return the same strategy, meta-trained for longer or shorter}
     *
     * @param wanted the number of outer steps, at least 1; otherwise 70,000, or 30,000 where several inner steps are
     *     trained for, or 5,000 on images and for prototypical networks, of
     *     which 300 are enough where features are many
     * @throws IllegalArgumentException where it is not positive
     */
    public FewShotStrategy withIterations(int wanted) {
        if (wanted < 1) {
            throw new IllegalArgumentException(wanted + " iterations; there must be at least 1");
        }
        return new FewShotStrategy(id, maker, OptionalInt.of(wanted));
    }

    /**
     * {@return the same strategy, its gradient steps on support sets at another learning rate; {@code meta-sgd} begins to
     * learn its rates there, and strategies without such steps stay as they are} What was learned with one rate is to be
     * adapted with the same.
     *
     * @param rate above 0; otherwise the published one of each method, which is for regression of waves
     * @throws IllegalArgumentException where it is not above 0 and finite
     */
    public FewShotStrategy withRate(double rate) {
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("learning rate " + rate + "; it must be above 0 and finite");
        }
        return new FewShotStrategy(
                id, (shape, products) -> maker.make(shape, products).withRate(rate), iterations);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public boolean solves(TaskKind kind) {
        return kind == TaskKind.EPISODE;
    }

    @Override
    public boolean learns() {
        return true;
    }

    /** {@inheritDoc} Learns from drawn episodes alone; where there are none, it learns nothing. */
    @Override
    public Knowledge learn(Experience experience, LearnContext context) throws InterruptedException {
        Optional<EpisodeSource> episodes = experience.episodes();
        if (episodes.isEmpty()) {
            return Knowledge.NONE;
        }
        EpisodeSource source = episodes.get();
        Shape shape = Shape.of(source.draw(EpisodeSource.Part.META_TRAIN, Seeds.generator(context.seed(), "shape"))
                .support());
        Method method = maker.make(shape, new MixedProducts());
        int whole = iterations.orElse(method.curriculum().iterations());
        int planned = (int) Math.max(1, Math.round(whole * context.effort()));
        String plan = id + " on " + source.name() + ", " + planned + " iterations, seed " + context.seed();
        TrainingState state = new MetaTraining(method, source, planned, context).run(plan);
        return new Initial(shape.features(), shape.outputs(), state.best)
                .toKnowledge(
                        id,
                        Map.of(
                                "plan", plan,
                                "meta-parameters", Integer.toString(state.best.length),
                                "validation loss", Double.toString(state.lowest),
                                "validation loss before", Double.toString(state.first),
                                "iterations skipped", Integer.toString(state.skipped)));
    }

    @Override
    public Adaptation adapt(AdaptationProblem problem, Knowledge knowledge, AdaptContext context)
            throws InterruptedException {
        if (!(problem instanceof AdaptationProblem.FewShot fewShot)) {
            throw new IllegalArgumentException(id + " adapts to support sets; it cannot go down an objective");
        }
        Initial initial = Initial.of(knowledge, id);
        TrainingData support = fewShot.support();
        Shape shape = Shape.of(support);
        CountingProducts products = new CountingProducts(new MixedProducts());
        Method method = maker.make(shape, products);
        if (shape.features() != initial.features() || shape.outputs() != initial.outputs() && !method.anyClasses()) {
            throw new IllegalArgumentException(id + " has learned on episodes of " + initial.features()
                    + " features and " + initial.outputs() + " outputs; this one has "
                    + shape.features() + " and " + shape.outputs());
        }
        context.cancellation().check();
        Optional<Scale> scale = support.target() instanceof ClassTarget ? Optional.empty() : Optional.of(Scale.NONE);
        List<double[]> points = method.adapt(
                MetaTraining.doubles(initial.meta()), Batch.of(support), Math.min(fewShot.steps(), MOST_STEPS));
        long adaptation = products.count();
        long memory = (long) Float.BYTES * initial.meta().length
                + (long) Double.BYTES * points.getLast().length
                + products.most();
        method.network().outputs(points.getLast(), new double[initial.features()], 1);
        Complexity complexity =
                new Complexity(initial.meta().length, adaptation, products.count() - adaptation, memory);
        List<Model> models = points.stream()
                .map(parameters -> method.network().model(parameters, scale))
                .toList();
        return new Adaptation.Adapted(models, Optional.of(complexity));
    }

    /**
     * {@return where rows lie in the space that a prototypical network has learned, rows x dimensions} There, rows of one
     * class are near each other, by squared Euclidean distance, also where the class was never seen.
     *
     * @param features the rows
     * @param knowledge what {@link #learn} returned
     * @throws IllegalArgumentException where the knowledge is of another strategy, the rows have other features, or this
     *     strategy learns no space
     */
    public double[][] embed(Features features, Knowledge knowledge) {
        Initial initial = Initial.of(knowledge, id);
        Shape shape = Shape.of(features, initial.outputs());
        if (!(maker.make(shape, new MixedProducts()) instanceof Embedding embedding)) {
            throw new IllegalArgumentException(id + " learns no space to put rows in; 'protonet' does");
        }
        if (features.size() != initial.features()) {
            throw new IllegalArgumentException(
                    id + " has learned on " + initial.features() + " features, not " + features.size());
        }
        return embedding.places(MetaTraining.doubles(initial.meta()), Batch.inputs(features), features.rows());
    }
}
