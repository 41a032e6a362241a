package dev.autodidact.gradient.fewshot;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.api.suite.EpisodeSource;
import dev.autodidact.api.suite.EpisodeSource.Part;
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
 * Meta-training: each iteration draws tasks, averages what they say of the meta-parameters, clips the average at norm
 * {@value #LONGEST} (without which several inner steps do not learn at all), and takes one outer step. Of
 * up to {@link Curriculum#checkpoints} checkpoints, the one of least loss on fixed validation tasks is kept. Tasks are computed in
 * parallel and summed in their order: the same seed gives the same bits whatever the number of threads.
 */
final class MetaTraining {

    private static final double LONGEST = 10;
    private static final int FEWEST_BETWEEN = 50;
    private static final int KEPT_EVERY = 250;
    private static final int VALIDATED = 200;

    private final Method method;
    private final EpisodeSource source;
    private final int iterations;
    private final LearnContext context;
    private final List<Task> validation;

    /**
     * Prepares a meta-training.
     *
     * @param iterations the number of outer steps
     * @param context seed, cancellation and progress; in its folder lies a state from which a training that was stopped
     *     goes on
     */
    MetaTraining(Method method, EpisodeSource source, int iterations, LearnContext context) {
        this.method = method;
        this.source = source;
        this.iterations = iterations;
        this.context = context;
        RandomGenerator random = Seeds.generator(context.seed(), "validation");
        this.validation = Stream.generate(() -> Task.of(source.draw(Part.META_VALIDATION, random)))
                .limit(VALIDATED)
                .toList();
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
                double[] ready = ready(state.meta);
                state.validated(floats(ready), validate(ready));
            }
            if (state.iteration % KEPT_EVERY == 0) {
                file.ifPresent(kept -> state.write(kept, plan));
            }
            context.progress().accept((double) state.iteration / iterations);
        }
        file.ifPresent(MetaTraining::delete);
        return state;
    }

    private TrainingState begun() {
        float[] meta = method.start(Seeds.generator(context.seed(), "start"));
        double[] ready = ready(meta);
        return new TrainingState(meta, method.outer(0).start(meta.length), floats(ready), validate(ready));
    }

    private int checkpoint(int iteration) {
        int checkpoints =
                Math.clamp(iterations / FEWEST_BETWEEN, 1, method.curriculum().checkpoints());
        return (int) ((long) checkpoints * iteration / iterations);
    }

    private void step(TrainingState state) {
        SplittableGenerator random = Seeds.generator(context.seed(), "iteration", Integer.toString(state.iteration));
        List<SplittableGenerator> sources = Stream.generate(random::split)
                .limit(method.curriculum().tasks())
                .toList();
        double[] meta = doubles(state.meta);
        List<double[]> gradients =
                sources.parallelStream().map(own -> gradient(meta, own)).toList();
        float[] clipped = clipped(gradients);
        for (float entry : clipped) {
            if (!Float.isFinite(entry)) {
                state.skipped++;
                return;
            }
        }
        UpdateRule rule = method.outer((double) state.iteration / iterations);
        rule.step(state.outer, state.meta, clipped);
    }

    private double[] gradient(double[] meta, SplittableGenerator random) {
        Task task = method.curriculum().draw(source, random);
        double[] gradient = new double[meta.length];
        method.lossAndGradient(meta, task.support(), task.query(), gradient);
        return gradient;
    }

    private static float[] clipped(List<double[]> gradients) {
        double[] mean = new double[gradients.getFirst().length];
        for (double[] gradient : gradients) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += gradient[i] / gradients.size();
            }
        }
        double norm = Math.sqrt(Arrays.stream(mean).map(entry -> entry * entry).sum());
        double factor = norm > LONGEST ? LONGEST / norm : 1;
        float[] clipped = new float[mean.length];
        for (int i = 0; i < mean.length; i++) {
            clipped[i] = (float) (factor * mean[i]);
        }
        return clipped;
    }

    private double[] ready(float[] meta) {
        return method.settled(doubles(meta), source, Seeds.generator(context.seed(), "settling"));
    }

    /** The mean query loss after as many steps as are trained for, on tasks that depend on the seed alone. */
    private double validate(double[] meta) {
        double[] losses = validation.parallelStream()
                .mapToDouble(task -> method.network()
                        .loss(
                                method.adapt(meta, task.support(), method.trainedSteps())
                                        .getLast(),
                                task.query()))
                .toArray();
        return Arrays.stream(losses).sum() / losses.length;
    }

    static double[] doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
