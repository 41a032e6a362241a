package dev.autodidact.learnedoptimizer;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.optimizer.Objective;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.optimizer.UpdateState;
import dev.autodidact.api.strategy.LearnContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.Stream;

/**
 * Makes the weights of the learned optimizer: an LSTM goes down freshly drawn problems and is itself trained, by
 * back-propagation through windows of 20 of its steps, to make the losses after its steps small (Andrychowicz and others,
 * 2016; state and window as there, network and random scaling as in RNNprop, Lv, Jiang and Li, 2017).
 *
 * <p>An episode draws problems of all {@link Families}, half of them with randomly scaled parameters, and goes down 20
 * steps at first and 200 at last. A loss counts relative to the geometric mean of that at the start of the descent and
 * that at the start of the window, so that neither a problem nor its beginning dominates. Of twenty checkpoints, the one that is best on validation problems, which are never
 * trained on, is kept.
 */
public final class MetaTraining {

    /** Some forty minutes of two cores. */
    static final int EPISODES = 2400;

    private static final int WINDOW = 20;
    private static final double RATE = 2e-3;
    private static final int CHECKPOINTS = 20;
    private static final int FEWEST_BETWEEN = 8;
    private static final int KEPT_EVERY = 4;
    private static final int VALIDATED = 16;
    private static final int[] HORIZONS = {50, 100, 200};

    /** Episodes whose gradients are averaged; as many threads can work at the same time. */
    private static final int EPISODES_AT_ONCE = 2;

    /** How much a loss counts relative to that at the window's start; the rest is relative to that at the descent's start. */
    private static final double LATE = 0.5;

    /** A loss below this share of that at the start counts as this share. */
    private static final double LEAST_SHARE = 1e-3;

    private MetaTraining() {}

    /**
     * Trains. The same number of episodes and seed give the same weights, bit for bit.
     *
     * @param episodes how many sets of problems to go down
     * @param context seed, cancellation and progress; in its folder lies a state from which a training that was stopped
     *     goes on, with the same bits
     * @return the best weights on the validation problems
     * @throws InterruptedException where training was cancelled
     */
    public static LstmWeights train(int episodes, LearnContext context) throws InterruptedException {
        return train(EnumSet.allOf(Families.class), episodes, context);
    }

    static LstmWeights train(Set<Families> families, int episodes, LearnContext context) throws InterruptedException {
        if (episodes < 1) {
            throw new IllegalArgumentException(episodes + " episodes; there must be at least 1");
        }
        String plan = episodes + " episodes, seed " + context.seed();
        Optional<Path> file = context.folder().map(folder -> folder.resolve("training-state"));
        TrainingState state = file.filter(Files::exists)
                .map(kept -> TrainingState.read(kept, plan, Shape.SIZE))
                .orElseGet(() -> begun(families, context.seed()));
        while (state.episode < episodes) {
            double share = (double) state.episode / episodes;
            SplittableGenerator random = Seeds.generator(context.seed(), "episode", Integer.toString(state.episode));
            descend(families, state, rate(share), horizon(share), random, context);
            int checkpoint = checkpoint(state.episode++, episodes);
            if (checkpoint(state.episode, episodes) > checkpoint) {
                state.validated(validate(state.weights, families, context.seed()));
            }
            if (state.episode % KEPT_EVERY == 0) {
                file.ifPresent(kept -> state.write(kept, plan));
            }
            context.progress().accept((double) state.episode / episodes);
        }
        file.ifPresent(MetaTraining::delete);
        return new LstmWeights(
                state.best,
                String.format(
                        Locale.ROOT,
                        "MetaTraining: %s; validation score %.4f, before training %.4f",
                        plan,
                        state.lowest,
                        state.first));
    }

    private static TrainingState begun(Set<Families> families, long seed) {
        float[] weights = initial(Seeds.generator(seed, "weights"));
        return new TrainingState(weights, validate(weights, families, seed));
    }

    private static int checkpoint(int episode, int episodes) {
        int checkpoints = Math.clamp(episodes / FEWEST_BETWEEN, 1, CHECKPOINTS);
        return (int) ((long) checkpoints * episode / episodes);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Weights that make the rule a bounded Adam: the head is 0, and cells keep what they hold. */
    static float[] initial(RandomGenerator random) {
        float[] weights = new float[Shape.SIZE];
        for (int layer = 0; layer < 2; layer++) {
            double spread = 1 / Math.sqrt(Shape.FAN_IN[layer]);
            for (int i = Shape.MATRIX[layer]; i < Shape.bias(layer); i++) {
                weights[i] = (float) (spread * random.nextGaussian());
            }
            int forget = Shape.bias(layer) + Shape.HIDDEN;
            Arrays.fill(weights, forget, forget + Shape.HIDDEN, 1);
        }
        return weights;
    }

    private static double rate(double share) {
        return share < 0.6 ? RATE : share < 0.85 ? 0.3 * RATE : 0.1 * RATE;
    }

    private static int horizon(double share) {
        return share < 0.05 ? 20 : share < 0.15 ? 40 : share < 0.6 ? 100 : 200;
    }

    /** Some problems that are gone down side by side, and what the network's steps there say about its weights. */
    private static final class Episode {

        private final Descents descents;
        private final Unroll unroll;
        private final double[] starts;
        private final float[] step;
        private final float[] byWeight = new float[Shape.SIZE];
        private float[] gradient;
        private long taken;

        Episode(Set<Families> families, SplittableGenerator random) {
            List<Objective> objectives = Families.mix(families, random.split());
            this.descents = new Descents(objectives, random);
            this.unroll = new Unroll(descents.parameters().length, WINDOW);
            this.starts = descents.losses();
            this.step = new float[descents.parameters().length];
            this.gradient = descents.gradient();
        }

        /** Takes the steps of one window. Gives the derivative of what they were trained for by each weight. */
        float[] window(float[] weights) {
            float[] parameters = descents.parameters();
            float[][] gradients = new float[WINDOW][];
            double[] factors = factors(descents.losses());
            unroll.carry();
            for (int t = 0; t < WINDOW; t++) {
                unroll.forward(weights, t, ++taken, gradient, step);
                for (int l = 0; l < step.length; l++) {
                    parameters[l] -= step[l];
                }
                gradient = descents.gradient();
                gradients[t] = gradient;
            }
            unroll.backward(weights, byStep(gradients, factors), byWeight);
            return byWeight;
        }

        private double[] factors(double[] losses) {
            double[] factors = new double[losses.length];
            for (int i = 0; i < factors.length; i++) {
                double now = Math.clamp(losses[i], LEAST_SHARE * starts[i], starts[i]);
                factors[i] = 1 / (StrictMath.pow(starts[i], 1 - LATE) * StrictMath.pow(now, LATE) * losses.length);
            }
            return factors;
        }

        /**
         * The derivative of the window's losses by each step: a step is subtracted from all later points, so it is minus
         * the sum of their gradients.
         */
        private float[][] byStep(float[][] gradients, double[] factors) {
            float[][] byStep = new float[WINDOW][];
            float[] sum = new float[step.length];
            for (int t = WINDOW - 1; t >= 0; t--) {
                float[] later = gradients[t].clone();
                descents.scale(later, factors);
                for (int l = 0; l < sum.length; l++) {
                    sum[l] -= later[l];
                }
                byStep[t] = sum.clone();
            }
            return byStep;
        }
    }

    private static void descend(
            Set<Families> families,
            TrainingState state,
            double rate,
            int horizon,
            SplittableGenerator random,
            LearnContext context)
            throws InterruptedException {
        List<SplittableGenerator> sources =
                Stream.generate(random::split).limit(EPISODES_AT_ONCE).toList();
        List<Episode> episodes = sources.parallelStream()
                .map(source -> new Episode(families, source))
                .toList();
        for (int from = 0; from < horizon; from += WINDOW) {
            context.cancellation().check();
            List<float[]> gradients = episodes.parallelStream()
                    .map(episode -> episode.window(state.weights))
                    .toList();
            float[] mean = new float[Shape.SIZE];
            for (float[] gradient : gradients) {
                for (int i = 0; i < mean.length; i++) {
                    mean[i] += gradient[i] / EPISODES_AT_ONCE;
                }
            }
            state.adam.step(state.weights, mean, rate);
        }
    }

    /**
     * The mean over families and horizons of the logarithm of the mean loss, relative to that at the start, on problems
     * that depend on the seed alone.
     */
    static double validate(float[] weights, Set<Families> families, long seed) {
        LstmWeights checkpoint = new LstmWeights(weights, "");
        // in plain Java alone, so that no version of a native library decides which checkpoint is best
        UpdateRule rule = new LstmRule(new Kernel(() -> checkpoint, Integer.MAX_VALUE), 1);
        double[] scores = families.parallelStream()
                .mapToDouble(family -> validate(rule, family, seed))
                .toArray();
        return Arrays.stream(scores).sum() / scores.length;
    }

    private static double validate(UpdateRule rule, Families family, long seed) {
        SplittableGenerator random = Seeds.generator(seed, "validation", family.name());
        Descents descents = new Descents(family.draw(VALIDATED, random.split()), random);
        UpdateState state = rule.start(descents.parameters().length);
        double[] starts = descents.losses();
        double score = 0;
        for (int horizon : HORIZONS) {
            while (state.steps() < horizon) {
                rule.step(state, descents.parameters(), descents.gradient());
            }
            double[] losses = descents.losses();
            double relative = 0;
            for (int i = 0; i < losses.length; i++) {
                relative += losses[i] / starts[i] / losses.length;
            }
            score += StrictMath.log(relative) / HORIZONS.length;
        }
        return score;
    }
}
