package dev.autodidact.gradient.fewshot;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.optimizer.Objective;
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.api.suite.EpisodeSource.Part;
import dev.autodidact.api.suite.ObjectiveSource;
import dev.autodidact.gradient.rule.Adam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Meta-training by evolution strategies: each iteration draws {@value #PAIRS} objectives, tries on each a random move of
 * the meta-parameters and its opposite (Salimans, Ho, Chen, Sidor and Sutskever, 2017, "Evolution strategies as a scalable
 * alternative to reinforcement learning", section 2), with the same chance for both, and steps along the moves weighed by
 * the difference of the losses after one step of descent. Of {@value #CHECKPOINTS} checkpoints, the one of least loss on
 * fixed validation objectives is kept. Objectives are tried in parallel and summed in their order: the same seed gives the
 * same bits whatever the number of threads.
 */
final class Evolution {

    private static final int PAIRS = 20;
    private static final double MOVE = 0.1;
    private static final double OUTER_RATE = 0.03;
    private static final int CHECKPOINTS = 20;
    private static final int KEPT_EVERY = 25;
    private static final int VALIDATED = 40;

    /** The learning rates to begin with; the best on the validation objectives is taken. */
    private static final double[] RATES = {0.1, 1, 10, 100};

    private final ObjectiveSource source;
    private final int iterations;
    private final LearnContext context;
    private final List<Trial> validation;
    private final int[] tensors;

    private record Trial(Objective objective, long seed) {

        static Trial draw(ObjectiveSource source, Part part, RandomGenerator random) {
            return new Trial(source.draw(part, random), random.nextLong());
        }

        /** The loss after one step. */
        double loss(Beginning beginning) {
            RandomGenerator minibatches = Seeds.generator(seed, "minibatches");
            return objective.loss(beginning.stepped(objective, beginning.parameters(), minibatches));
        }
    }

    Evolution(ObjectiveSource source, int iterations, LearnContext context) {
        this.source = source;
        this.iterations = iterations;
        this.context = context;
        RandomGenerator random = Seeds.generator(context.seed(), "validation");
        this.validation = Stream.generate(() -> Trial.draw(source, Part.META_VALIDATION, random))
                .limit(VALIDATED)
                .toList();
        this.tensors = validation.getFirst().objective().tensors();
    }

    /**
     * Trains.
     *
     * @param plan names what is trained; a state of another plan is refused
     * @return the state at the end
     * @throws InterruptedException where it was cancelled
     */
    TrainingState run(String plan) throws InterruptedException {
        Optional<Path> file = context.folder().map(folder -> folder.resolve("training-state"));
        TrainingState state = file.filter(Files::exists)
                .map(kept -> TrainingState.read(kept, plan))
                .orElseGet(this::begun);
        while (state.iteration < iterations) {
            context.cancellation().check();
            step(state);
            int checkpoint = checkpoint(state.iteration++);
            if (checkpoint(state.iteration) > checkpoint) {
                state.validated(state.meta.clone(), validate(beginning(state.meta)));
            }
            if (state.iteration % KEPT_EVERY == 0) {
                file.ifPresent(kept -> state.write(kept, plan));
            }
            context.progress().accept((double) state.iteration / iterations);
        }
        file.ifPresent(Evolution::delete);
        return state;
    }

    /** {@return what meta-parameters say} */
    Beginning beginning(float[] meta) {
        return new Beginning(tensors, meta);
    }

    private TrainingState begun() {
        float[] start = validation.getFirst().objective().start(Seeds.generator(context.seed(), "start"));
        Beginning best = Beginning.of(tensors, start, RATES[0]);
        double lowest = validate(best);
        for (double rate : RATES) {
            Beginning candidate = Beginning.of(tensors, start, rate);
            double loss = validate(candidate);
            if (loss < lowest) {
                best = candidate;
                lowest = loss;
            }
        }
        float[] meta = best.meta();
        return new TrainingState(meta, rule(0).start(meta.length), meta.clone(), lowest);
    }

    private int checkpoint(int iteration) {
        return (int) ((long) Math.min(CHECKPOINTS, iterations) * iteration / iterations);
    }

    private static Adam rule(double share) {
        return new Adam(Outer.rate(OUTER_RATE, share), 0.9, 0.999);
    }

    private void step(TrainingState state) {
        SplittableGenerator random = Seeds.generator(context.seed(), "iteration", Integer.toString(state.iteration));
        List<SplittableGenerator> sources =
                Stream.generate(random::split).limit(PAIRS).toList();
        List<float[]> slopes =
                sources.parallelStream().map(own -> slope(state.meta, own)).toList();
        float[] mean = new float[state.meta.length];
        for (float[] slope : slopes) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += slope[i] / PAIRS;
            }
        }
        for (float entry : mean) {
            if (!Float.isFinite(entry)) {
                state.skipped++;
                return;
            }
        }
        rule((double) state.iteration / iterations).step(state.outer, state.meta, mean);
    }

    /** What one objective says of where the loss rises. */
    private float[] slope(float[] meta, SplittableGenerator random) {
        Trial trial = Trial.draw(source, Part.META_TRAIN, random);
        double[] move = IntStream.range(0, meta.length)
                .mapToDouble(i -> random.nextGaussian())
                .toArray();
        double rise = trial.loss(moved(meta, MOVE, move)) - trial.loss(moved(meta, -MOVE, move));
        float[] slope = new float[meta.length];
        for (int i = 0; i < slope.length; i++) {
            slope[i] = (float) (rise / (2 * MOVE) * move[i]);
        }
        return slope;
    }

    private Beginning moved(float[] meta, double by, double[] move) {
        float[] there = new float[meta.length];
        for (int i = 0; i < there.length; i++) {
            there[i] = (float) (meta[i] + by * move[i]);
        }
        return beginning(there);
    }

    /** The mean loss after one step, on objectives that depend on the seed alone. */
    private double validate(Beginning beginning) {
        double[] losses = validation.parallelStream()
                .mapToDouble(trial -> trial.loss(beginning))
                .toArray();
        return Arrays.stream(losses).sum() / losses.length;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
