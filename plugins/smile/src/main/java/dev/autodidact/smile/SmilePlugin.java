package dev.autodidact.smile;

import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.plugin.Host;
import dev.autodidact.api.plugin.Plugin;
import java.util.List;

/** Adds the learners of Smile. */
public final class SmilePlugin implements Plugin {

    static final String ID = "smile";

    private static final List<SmileLearner> LEARNERS = List.of(
            new RandomForestLearner(),
            new GradientBoostingLearner(),
            PenalizedRegressionLearner.ridge(),
            new LogisticLearner(),
            new SvmLearner(),
            new AdaBoostLearner(),
            new LdaLearner(),
            new QdaLearner(),
            new NaiveBayesLearner(),
            new NearestNeighboursLearner(),
            new MlpLearner(),
            PenalizedRegressionLearner.lasso(),
            PenalizedRegressionLearner.elasticNet(),
            new GaussianProcessLearner(),
            new DecisionTreeLearner());

    /** Makes the plugin. */
    public SmilePlugin() {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Learner> learners(Host host) {
        return List.copyOf(LEARNERS);
    }

    @Override
    public List<String> warnings() {
        return Natives.problem()
                .map(problem -> "left out: "
                        + String.join(
                                ", ",
                                LEARNERS.stream()
                                        .filter(SmileLearner::needsNatives)
                                        .map(SmileLearner::id)
                                        .toList())
                        + ": " + problem)
                .stream()
                .toList();
    }
}
