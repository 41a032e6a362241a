package dev.autodidact.core.fakes;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.data.RealTarget;
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
import dev.autodidact.api.task.Episode;
import dev.autodidact.api.task.TaskKind;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Learns the slope of a line through the origin from one drawn episode; predicts 0 first, and by the slope after a step. */
public final class Slope implements AdaptationStrategy {

    @Override
    public String id() {
        return "slope";
    }

    @Override
    public boolean solves(TaskKind kind) {
        return kind == TaskKind.EPISODE;
    }

    @Override
    public boolean learns() {
        return true;
    }

    @Override
    public Knowledge learn(Experience experience, LearnContext context) {
        Episode episode = experience
                .episodes()
                .orElseThrow()
                .draw(EpisodeSource.Part.META_TRAIN, Seeds.generator(context.seed(), "episode"));
        double slope = ((RealTarget) episode.support().target()).value(0)
                / episode.support().features().column(0)[0];
        return new Knowledge(id(), "slope/1", new byte[] {(byte) slope}, Map.of());
    }

    @Override
    public Adaptation adapt(AdaptationProblem problem, Knowledge knowledge, AdaptContext context) {
        return new Adaptation.Adapted(
                List.of(new Line(0), new Line(knowledge.payload()[0])), Optional.of(new Complexity(1, 2, 3, 4)));
    }

    private record Line(double slope) implements Model {

        @Override
        public Predictions predict(Features features) {
            return new RealPredictions(Arrays.stream(features.column(0))
                    .map(value -> slope * value)
                    .toArray());
        }

        @Override
        public void write(OutputStream out) {
            throw new UnsupportedOperationException("not kept");
        }
    }
}
