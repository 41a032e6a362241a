package dev.autodidact.smile;

import dev.autodidact.api.data.Features;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.api.task.TaskType;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.stream.IntStream;
import smile.data.DataFrame;
import smile.regression.ElasticNet;
import smile.regression.LASSO;
import smile.regression.LinearModel;
import smile.regression.RidgeRegression;

/**
 * Linear regression with a penalty on the weights: A. Hoerl and R. Kennard, 1970, "Ridge regression"; R. Tibshirani, 1996,
 * "Regression shrinkage and selection via the lasso"; H. Zou and T. Hastie, 2005, "Regularization and variable selection
 * via the elastic net".
 *
 * <p>Smile adds the penalty to a sum over the rows. Here penalties are per row, of standardised features and target, so
 * that they mean the same whatever the number of rows: a lasso penalty of 1 leaves no weight.
 */
final class PenalizedRegressionLearner extends SmileLearner {

    private static final int WIDEST = 2_000;

    /** The solvers hold three copies of the features. */
    private static final long MOST_CELLS = 10_000_000;

    /** A range, as a share of the size of the values, below which rounding hides it from Smile. */
    private static final double LEAST_RANGE = 1e-6;

    private final SearchSpace space;
    private final Solver solver;

    private PenalizedRegressionLearner(String name, SearchSpace space, Solver solver) {
        super(name, true, TaskType.REGRESSION);
        this.space = space;
        this.solver = solver;
    }

    /** Calls Smile. */
    private interface Solver {
        LinearModel solve(DataFrame data, Configuration configuration, int rows);
    }

    static PenalizedRegressionLearner ridge() {
        return new PenalizedRegressionLearner(
                "ridge",
                SearchSpace.of("penalty", Domain.real(1e-6, 10).log().withDefault(1e-3)),
                (data, configuration, rows) ->
                        RidgeRegression.fit(Frames.FORMULA, data, rows * configuration.real("penalty")));
    }

    static PenalizedRegressionLearner lasso() {
        return new PenalizedRegressionLearner(
                "lasso",
                SearchSpace.of("penalty", Domain.real(1e-5, 0.5).log().withDefault(1e-2)),
                (data, configuration, rows) ->
                        LASSO.fit(Frames.FORMULA, data, new LASSO.Options(2 * rows * configuration.real("penalty"))));
    }

    static PenalizedRegressionLearner elasticNet() {
        SearchSpace space = SearchSpace.builder()
                .add("penalty", Domain.real(1e-5, 0.5).log().withDefault(1e-2))
                .add("lasso-share", Domain.real(0.05, 0.95))
                .build();
        return new PenalizedRegressionLearner("elastic-net", space, (data, configuration, rows) -> {
            double penalty = rows * configuration.real("penalty");
            double share = configuration.real("lasso-share");
            return ElasticNet.fit(Frames.FORMULA, data, 2 * penalty * share, penalty * (1 - share));
        });
    }

    @Override
    Support fits(TaskProfile task) {
        return encoded(WIDEST, MOST_CELLS, task);
    }

    @Override
    public SearchSpace space(TaskProfile task) {
        return space;
    }

    @Override
    Scorer regress(Configuration configuration, Features features, double[] values, Run run) {
        double[] weights = new double[features.size()];
        int[] varying = varying(features);
        if (varying.length == 0) {
            return new ConstantScorer(new double[1]);
        }
        Features kept = new Features(
                IntStream.of(varying).mapToObj(features::name).toList(),
                new int[varying.length],
                IntStream.of(varying).mapToObj(features::column).toArray(double[][]::new),
                features.rows());
        LinearModel model = solver.solve(Frames.of(kept, values), configuration, features.rows());
        for (int j = 0; j < varying.length; j++) {
            weights[varying[j]] = model.coefficients()[j];
        }
        return new LinearScorer(new double[][] {weights}, new double[] {model.intercept()}, Link.IDENTITY);
    }

    /** {@return the features that vary so much that Smile, which divides by their spread, can tell} */
    private static int[] varying(Features features) {
        return IntStream.range(0, features.size())
                .filter(feature -> {
                    DoubleSummaryStatistics range =
                            Arrays.stream(features.column(feature)).summaryStatistics();
                    double size = Math.max(-range.getMin(), range.getMax());
                    return range.getMax() - range.getMin() > LEAST_RANGE * size;
                })
                .toArray();
    }
}
