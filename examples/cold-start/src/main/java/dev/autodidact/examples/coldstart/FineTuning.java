package dev.autodidact.examples.coldstart;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.suite.EpisodeSource;
import dev.autodidact.api.suite.EpisodeSource.Part;
import dev.autodidact.api.task.Episode;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.examples.fewshotplots.Episodes;
import dev.autodidact.gradient.fewshot.FewShotStrategy;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One network for all viewers, fine-tuned on the ratings of each: with the rate and the number of steps that are best on
 * viewers to choose by.
 *
 * @param rate the learning rate
 * @param steps how many gradient steps
 */
record FineTuning(double rate, int steps) {

    private static final int CHOSEN_BY = 200;
    private static final List<Double> RATES = List.of(0.003, 0.01, 0.03, 0.1, 0.3, 1.0);

    /**
     * The best of some.
     *
     * @param knowledge the network
     * @param source draws viewers for meta-validation
     */
    static FineTuning choose(Knowledge knowledge, EpisodeSource source, int mostSteps) throws InterruptedException {
        List<Episode> viewers = IntStream.range(0, CHOSEN_BY)
                .mapToObj(number ->
                        source.draw(Part.META_VALIDATION, Seeds.generator(1, "choice", Integer.toString(number))))
                .toList();
        FineTuning best = new FineTuning(RATES.getFirst(), 0);
        double lowest = Double.POSITIVE_INFINITY;
        for (double rate : RATES) {
            double[] sums = new double[mostSteps + 1];
            for (Episode viewer : viewers) {
                List<Model> models =
                        Episodes.adapt(FewShotStrategy.fineTuning(rate), knowledge, viewer.support(), mostSteps);
                for (int step = 0; step < sums.length; step++) {
                    sums[step] += error(models.get(step), viewer);
                }
            }
            for (int step = 0; step < sums.length; step++) {
                if (sums[step] < lowest) {
                    best = new FineTuning(rate, step);
                    lowest = sums[step];
                }
            }
        }
        return best;
    }

    /** The mean absolute error on the ratings that judge, in stars. */
    static double error(Model model, Episode viewer) {
        return Metrics.MAE.score(
                viewer.query().target(), model.predict(viewer.query().features()));
    }
}
