package dev.autodidact.smile;

import dev.autodidact.api.learner.Encoding;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.api.task.TaskType;
import smile.base.cart.SplitRule;
import smile.util.IterativeAlgorithmController;

/** What the learners of trees share: they split on levels as they are, and their trees are limited alike. */
abstract class TreeLearner extends SmileLearner {

    private static final int DEEPEST = 30;

    private static final String BINS = "smile.regression_tree.bins";

    static {
        // Smile's regression trees look for splits only between every hundredth of all training rows, however few
        // rows a node has: a tree gets about a hundred leaves, and forests of them are poor (R2 .73 where exact trees
        // reach .82, on 14,000 rows of California housing). At most 10 bins mean none. Smile reads this system
        // property at each split; there is no other way to tell it.
        if (System.getProperty(BINS) == null) {
            System.setProperty(BINS, "1");
        }
    }

    TreeLearner(String name, TaskType... types) {
        super(name, false, types);
    }

    @Override
    public final Encoding encoding(Configuration configuration) {
        return Encoding.NATIVE;
    }

    /** {@return the work of looking once through all values for all classes, against a limit} */
    static Support scans(long limit, TaskProfile task) {
        return atMost(
                limit, (long) task.rows() * task.columns() * Math.max(1, task.classes()), "rows x columns x classes");
    }

    /** {@return the limits of a tree} */
    static SearchSpace.Builder limits(int leafSize) {
        return SearchSpace.builder()
                .add("depth", Domain.integer(2, DEEPEST).withDefault(20))
                .add("leaf-size", Domain.integer(1, 50).log().withDefault(leafSize));
    }

    /** Adds by what a split is judged, where classes are predicted. */
    static SearchSpace.Builder addRule(SearchSpace.Builder space, TaskProfile task) {
        return task.isClassification() ? space.add("rule", Domain.choice("gini", "entropy")) : space;
    }

    static SplitRule rule(Configuration configuration) {
        return configuration.choice("rule").equals("entropy") ? SplitRule.ENTROPY : SplitRule.GINI;
    }

    /** {@return asks after each tree whether to go on; starts no thread, as Smile's own would} */
    static <T> IterativeAlgorithmController<T> controller(Run run) {
        return new IterativeAlgorithmController<>(Runnable::run, 16) {
            @Override
            public void submit(T status) {
                run.check();
            }
        };
    }
}
