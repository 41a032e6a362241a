package dev.autodidact.gradient.network;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.DifferentiableLearner;
import dev.autodidact.api.learner.Fidelity;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.optimizer.Objective;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.space.Condition;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.gradient.internal.Activation;
import dev.autodidact.gradient.internal.Architecture;
import dev.autodidact.gradient.internal.Batch;
import dev.autodidact.gradient.internal.Loss;
import dev.autodidact.gradient.internal.MlpModel;
import dev.autodidact.gradient.internal.Network;
import dev.autodidact.gradient.internal.Scale;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A fully connected network of one or two hidden layers, trained by minibatches with any of the host's update rules. It
 * minimises the cross-entropy of the softmax, or the squared error of the standardised target, plus weight decay.
 *
 * <p>From 20 rows on, a tenth of them, at most 2,000, is held out; training ends when ten epochs have not lowered the loss
 * there, and the parameters that were best there are kept. A fit that diverges gives the last good parameters. The fidelity
 * is the share of the epochs.
 *
 * <p>In double precision; small products in plain Java, large ones on ND4J.
 */
public final class MlpLearner implements DifferentiableLearner {

    private static final int WIDEST = 10_000;
    private static final long MOST_CELLS = 200_000_000;

    private final Rules rules;
    private final SearchSpace space;

    /**
     * Makes the learner.
     *
     * @param rules the update rules to choose from, at least one; {@code adam} is the default where it is among them
     */
    public MlpLearner(List<UpdateRule> rules) {
        this.rules = new Rules(rules);
        space = SearchSpace.builder()
                .add("layers", Domain.choice("1", "2"))
                .add("width", Domain.integer(8, 256).log().withDefault(64))
                .add("width-2", Domain.integer(8, 256).log().withDefault(32), Condition.when("layers", "2"))
                .add("activation", Domain.choice("relu", "tanh", "sigmoid", "gelu", "softplus"))
                .add("dropout", Domain.real(0, 0.8).withDefault(0))
                .add("weight-decay", Domain.real(1e-6, 0.1).log().withDefault(1e-4))
                .add("epochs", Domain.integer(10, 200).log().withDefault(50))
                .add("batch-size", Domain.integer(16, 256).log().withDefault(32))
                .nested(Rules.OPTIMIZER, this.rules.spaces())
                .build();
    }

    @Override
    public String id() {
        return MlpModel.LEARNER;
    }

    @Override
    public Support supports(TaskProfile task) {
        if (task.rows() < 1) {
            return Support.no("needs at least one row");
        }
        if (task.oneHotWidth() > WIDEST) {
            return Support.no(String.format(
                    Locale.ROOT,
                    "needs at most %,d features after encoding, this task has %,d",
                    WIDEST,
                    task.oneHotWidth()));
        }
        long cells = (long) task.rows() * task.oneHotWidth();
        if (cells > MOST_CELLS) {
            return Support.no(String.format(
                    Locale.ROOT, "needs at most %,d cells after encoding, this task has %,d", MOST_CELLS, cells));
        }
        return Support.yes();
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.ITERATIONS;
    }

    @Override
    public SearchSpace space(TaskProfile task) {
        return space;
    }

    @Override
    public Objective objective(Configuration configuration, TrainingData data) {
        return mlpObjective(configuration, data);
    }

    /** {@inheritDoc} For regression, the target's mean and standard deviation are used too. */
    @Override
    public Model model(Configuration configuration, TrainingData data, float[] parameters) {
        Architecture architecture = architecture(configuration, data);
        if (parameters.length != architecture.parameters()) {
            throw new IllegalArgumentException(
                    parameters.length + " parameters for a network of " + architecture.parameters());
        }
        Optional<Scale> scale =
                data.target() instanceof RealTarget reals ? Optional.of(Scale.of(reals)) : Optional.empty();
        return new MlpModel(architecture, NetworkObjective.doubles(parameters), scale);
    }

    @Override
    public Model fit(Configuration configuration, TrainingData data, FitContext context) throws InterruptedException {
        UpdateRule rule = rules.of(configuration);
        int epochs = (int) Math.ceil(context.fidelity() * configuration.integer("epochs"));
        NetworkObjective objective = mlpObjective(configuration, data);
        float[] start = objective.start(Seeds.generator(context.seed(), "start"));
        Training training = new Training(
                objective, rule, data.rows(), configuration.integer("batch-size"), Training.Schedule.CONSTANT, context);
        return model(configuration, data, training.run(start, epochs));
    }

    @Override
    public Model read(InputStream in) throws IOException {
        return MlpModel.read(in);
    }

    private static NetworkObjective mlpObjective(Configuration configuration, TrainingData data) {
        return new NetworkObjective(
                new Network(architecture(configuration, data)),
                new Batch(Batch.inputs(data.features()), loss(data.target())),
                configuration.real("weight-decay"),
                configuration.integer("batch-size"),
                NetworkObjective.Variation.dropping(configuration.real("dropout")));
    }

    private static Loss loss(Target target) {
        if (!(target instanceof RealTarget reals)) {
            return Loss.of(target);
        }
        Scale scale = Scale.of(reals);
        double[] standardised = reals.toValues();
        Arrays.setAll(standardised, row -> (standardised[row] - scale.mean()) / scale.deviation());
        return new Loss.Squared(standardised);
    }

    private static Architecture architecture(Configuration configuration, TrainingData data) {
        List<Integer> sizes = new ArrayList<>(List.of(data.features().size(), configuration.integer("width")));
        if (configuration.choice("layers").equals("2")) {
            sizes.add(configuration.integer("width-2"));
        }
        sizes.add(data.target() instanceof ClassTarget target ? target.classes().size() : 1);
        String activation = configuration.choice("activation").toUpperCase(Locale.ROOT);
        return new Architecture(sizes, Activation.valueOf(activation));
    }
}
