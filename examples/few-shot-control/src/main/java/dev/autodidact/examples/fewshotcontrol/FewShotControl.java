package dev.autodidact.examples.fewshotcontrol;

import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.strategy.AdaptationStrategy;
import dev.autodidact.api.suite.ObjectiveSource;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.ObjectiveTask;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.examples.fewshotplots.Estimate;
import dev.autodidact.examples.fewshotplots.Learning;
import dev.autodidact.examples.fewshotplots.Plot;
import dev.autodidact.gradient.Descent;
import dev.autodidact.gradient.fewshot.EsMaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Learns to learn a policy: meta-trains on drawn worlds from where to descend and how far to step, takes policy-gradient
 * steps in worlds that it has not seen, and holds what they earn against training from a random start with ten times the
 * trajectories. What is earned is the mean reward of a step: of 1 a step that the pole stands, the negative distance to
 * the goal, or of 1 a pull that pays.
 */
public final class FewShotControl {

    private static final long SEED = 1;
    private static final int STEPS = 10;
    private static final List<Integer> SHOWN = List.of(0, 1, 2, 5, 10);

    private FewShotControl() {}

    /**
     * Prints a table, and writes {@code SUITE.svg}.
     *
     * @param arguments the suite: {@code navigation}, {@code cartpole} or {@code bandits}; the number of iterations; how
     *     many worlds to judge on; the folder to write to
     * @throws IOException where the folder cannot be written
     * @throws InterruptedException where it is stopped
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        TaskSuite suite = Catalogue.discover(Optional.empty()).suite(arguments[0]);
        EsMaml strategy = new EsMaml().withIterations(Integer.parseInt(arguments[1]));
        List<ObjectiveTask> judged = suite.tasks().stream()
                .filter(task -> task.role() == TaskReference.Role.META_TEST)
                .limit(Integer.parseInt(arguments[2]))
                .map(task -> (ObjectiveTask) task.load())
                .toList();
        Path folder = Path.of(arguments[3]);
        ObjectiveSource source = suite.objectives().orElseThrow();

        long start = System.nanoTime();
        Knowledge knowledge = Learning.watched(
                strategy,
                Experience.ofObjectives(source),
                SEED,
                Optional.of(folder.resolve("learning-" + suite.name())));
        System.out.printf(
                Locale.ROOT, "learned in %.0f s: %s%n", (System.nanoTime() - start) / 1e9, knowledge.provenance());
        Map<String, List<double[]>> earned = new LinkedHashMap<>();
        earned.put(strategy.id(), earned(strategy, knowledge, judged));
        for (Map.Entry<String, List<Descent>> rules : FromScratch.RULES.entrySet()) {
            Descent scratch = FromScratch.choose(rules.getValue(), source, STEPS);
            System.out.println(rules.getKey() + ": " + scratch.rule());
            earned.put(rules.getKey(), earned(scratch, Knowledge.NONE, judged));
        }

        Map<String, List<Estimate>> curves = new LinkedHashMap<>();
        earned.forEach((name, worlds) -> curves.put(name, Estimate.ofCurves(worlds)));
        curves.forEach((name, curve) ->
                SHOWN.forEach(step -> System.out.printf(Locale.ROOT, "%-15s %3d  %s%n", name, step, curve.get(step))));
        List<double[]> adapted = Objects.requireNonNull(earned.get(strategy.id()));
        print("one step, less before", adapted, 1, adapted, 0);
        earned.forEach((name, worlds) -> print("one step, less ten of " + name, adapted, 1, worlds, STEPS));
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve(suite.name() + ".svg"),
                new Plot(
                                "mean reward of a step in new worlds: " + suite.name(),
                                "policy-gradient steps",
                                IntStream.rangeClosed(0, STEPS)
                                        .mapToObj(Integer::toString)
                                        .toList(),
                                curves,
                                false)
                        .svg());
    }

    /** The difference world by world, which has its own interval. */
    private static void print(String name, List<double[]> these, int step, List<double[]> those, int otherStep) {
        double[] differences = IntStream.range(0, these.size())
                .mapToDouble(world -> these.get(world)[step] - those.get(world)[otherStep])
                .toArray();
        System.out.println(name + ": " + Estimate.of(differences));
    }

    private static List<double[]> earned(AdaptationStrategy strategy, Knowledge knowledge, List<ObjectiveTask> judged)
            throws InterruptedException {
        List<double[]> earned = new ArrayList<>();
        for (int world = 0; world < judged.size(); world++) {
            earned.add(FromScratch.losses(strategy, knowledge, judged.get(world).objective(), STEPS, world).stream()
                    .mapToDouble(loss -> -loss)
                    .toArray());
        }
        return earned;
    }
}
