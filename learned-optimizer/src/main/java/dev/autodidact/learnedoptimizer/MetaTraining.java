package dev.autodidact.learnedoptimizer;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.optimizer.UpdateState;
import dev.autodidact.api.strategy.LearnContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.Stream;

/**
 * Makes the weights of learned update rules: a network goes down freshly drawn problems and is itself trained, by what
 * windows of 20 of its steps say, to make the losses after its steps small (Andrychowicz and others, 2016; state and
 * window as there, random scaling as in RNNprop, Lv, Jiang and Li, 2017).
 *
 * <p>An episode draws problems of all {@link Families}, half of them with randomly scaled parameters, and goes down 20
 * steps at first and 200 at last. A loss counts relative to the geometric mean of that at the start of the descent and
 * that at the start of the window, so that neither a problem nor its beginning dominates. Of twenty checkpoints, the one
 * that is best on validation problems, which are never trained on, is kept.
 */
public final class MetaTraining {

    private static final double RATE = 2e-3;
    private static final int CHECKPOINTS = 20;
    private static final int FEWEST_BETWEEN = 8;
    private static final int KEPT_EVERY = 4;
    private static final int VALIDATED = 16;
    private static final int[] HORIZONS = {50, 100, 200};

    /** Episodes whose gradients are averaged; as many threads can work at the same time. */
    private static final int EPISODES_AT_ONCE = 2;

    private MetaTraining() {}

    /**
     * Trains. The same rule, number of episodes and seed give the same weights, bit for bit.
     *
     * @param rule what to train
     * @param episodes how many sets of problems to go down
     * @param context seed, cancellation and progress; in its folder lies a state from which a training that was stopped
     *     goes on, with the same bits
     * @return the best weights on the validation problems
     * @throws InterruptedException where training was cancelled
     */
    public static LstmWeights train(LearnedRule rule, int episodes, LearnContext context) throws InterruptedException {
        return train(rule, EnumSet.allOf(Families.class), episodes, context);
    }

    /** {@return what a rule's whole training gives} */
    static Knowledge learn(LearnedRule rule, LearnContext context) throws InterruptedException {
        LstmWeights learned = train(rule, rule.episodes(), context);
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        try {
            learned.write(payload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Knowledge(
                rule.id(), "lstm-weights/1", payload.toByteArray(), Map.of("training", learned.provenance()));
    }

    static LstmWeights train(LearnedRule rule, Set<Families> families, int episodes, LearnContext context)
            throws InterruptedException {
        if (episodes < 1) {
            throw new IllegalArgumentException(episodes + " episodes; there must be at least 1");
        }
        String training = episodes + " episodes, seed " + context.seed();
        String plan = rule.id() + ", " + training;
        Optional<Path> file = context.folder().map(folder -> folder.resolve("training-state"));
        TrainingState state = file.filter(Files::exists)
                .map(kept -> TrainingState.read(kept, plan, rule.format().size()))
                .orElseGet(() -> begun(rule, families, context.seed()));
        while (state.episode < episodes) {
            double share = (double) state.episode / episodes;
            SplittableGenerator random = Seeds.generator(context.seed(), "episode", Integer.toString(state.episode));
            descend(rule, families, state, rate(share), horizon(share), random, context);
            int checkpoint = checkpoint(state.episode++, episodes);
            if (checkpoint(state.episode, episodes) > checkpoint) {
                state.validated(validate(weights(rule, state.weights), families, context.seed()));
            }
            if (state.episode % KEPT_EVERY == 0) {
                file.ifPresent(kept -> state.write(kept, plan));
            }
            context.progress().accept((double) state.episode / episodes);
        }
        file.ifPresent(MetaTraining::delete);
        return new LstmWeights(
                rule,
                state.best,
                String.format(
                        Locale.ROOT,
                        "MetaTraining: %s; validation score %.4f, before training %.4f",
                        training,
                        state.lowest,
                        state.first));
    }

    private static TrainingState begun(LearnedRule rule, Set<Families> families, long seed) {
        float[] weights = rule.trainee().initial(Seeds.generator(seed, "weights"));
        return new TrainingState(weights, validate(weights(rule, weights), families, seed));
    }

    private static LstmWeights weights(LearnedRule rule, float[] values) {
        return new LstmWeights(rule, values, "");
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

    private static double rate(double share) {
        return share < 0.6 ? RATE : share < 0.85 ? 0.3 * RATE : 0.1 * RATE;
    }

    private static int horizon(double share) {
        return share < 0.05 ? 20 : share < 0.15 ? 40 : share < 0.6 ? 100 : 200;
    }

    private static void descend(
            LearnedRule rule,
            Set<Families> families,
            TrainingState state,
            double rate,
            int horizon,
            SplittableGenerator random,
            LearnContext context)
            throws InterruptedException {
        List<SplittableGenerator> sources =
                Stream.generate(random::split).limit(EPISODES_AT_ONCE).toList();
        List<Trainee.Episode> episodes = sources.parallelStream()
                .map(source -> rule.trainee().begin(Families.mix(families, source.split()), source))
                .toList();
        for (int from = 0; from < horizon; from += Trainee.Episode.WINDOW) {
            context.cancellation().check();
            List<float[]> gradients = episodes.parallelStream()
                    .map(episode -> episode.window(state.weights))
                    .toList();
            float[] mean = new float[state.weights.length];
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
    static double validate(LstmWeights weights, Set<Families> families, long seed) {
        UpdateRule rule = weights.rule().trainee().rule(weights);
        double[] scores = families.parallelStream()
                .mapToDouble(family -> validate(rule, family, seed))
                .toArray();
        return Arrays.stream(scores).sum() / scores.length;
    }

    private static double validate(UpdateRule rule, Families family, long seed) {
        SplittableGenerator random = Seeds.generator(seed, "validation", family.name());
        Descents descents = new Descents(family.draw(VALIDATED, random.split()), random);
        UpdateState state = rule.start(descents.tensors());
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
