package dev.autodidact.tribuo;

import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskProfile;

/**
 * k nearest neighbours, by Tribuo's brute-force search. Probabilities are the neighbours' shares, which Tribuo's own
 * combiner of votes does not give, smoothed as {@link NeighbourScorer} tells. Fitting is keeping the rows; predicting
 * takes the time.
 */
final class NearestNeighboursLearner extends TribuoLearner {

    private static final int MOST_ROWS = 20_000;

    NearestNeighboursLearner() {
        super("k-nn");
    }

    @Override
    public Support supports(TaskProfile task) {
        return Limits.rows(task, MOST_ROWS);
    }

    @Override
    public SearchSpace space(TaskProfile task) {
        return SearchSpace.builder()
                .add("neighbours", Domain.integer(1, 50).log().withDefault(Limits.alike(task, 5)))
                .add("distance", Domain.choice("euclidean", "manhattan", "cosine"))
                .add("weights", Domain.choice("uniform", "distance"))
                .build();
    }

    @Override
    Scorer train(Configuration configuration, Training training, FitContext context) {
        NeighbourScorer.Measure measure = switch (configuration.choice("distance")) {
            case "euclidean" -> NeighbourScorer.Measure.EUCLIDEAN;
            case "manhattan" -> NeighbourScorer.Measure.MANHATTAN;
            case "cosine" -> NeighbourScorer.Measure.COSINE;
            default -> throw new IllegalArgumentException("no distance '" + configuration.choice("distance") + "'");
        };
        boolean weighted = configuration.choice("weights").equals("distance");
        return new NeighbourScorer(
                training.features().toRows(),
                training.targets(),
                training.decoder().outputs(),
                training.classifies(),
                new NeighbourScorer.Rule(configuration.integer("neighbours"), measure, weighted));
    }
}
