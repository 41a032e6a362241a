package dev.autodidact.tribuo;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.EarlyStopping;
import dev.autodidact.api.learner.Encoding;
import dev.autodidact.api.learner.Fidelity;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskProfile;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Gradient boosted trees by XGBoost (Chen and Guestrin, 2016), with histograms and one thread.
 *
 * <p>The library is the one that Tribuo brings, but Tribuo's trainer is not used: it boxes every value, grows two trees
 * per round for two classes, and hands all rounds to native code in one call. Here the rows are one dense matrix, two
 * classes share a tree (which halves the time), and between rounds the fit asks for cancellation. The trees are then taken over, so that a model
 * holds no native memory and its file never reaches a native parser.
 *
 * <p>While it watches other rows, it stops once their log-loss or squared error has been above its least for
 * {@code max(10, 2 / eta)} rounds: the smaller the steps, the longer it takes to see where they lead. At the latest it stops
 * after {@code min(1000, 50 / eta)} rounds; their number is no hyperparameter, for a search that tries few has no use for
 * small steps.
 *
 * <p>Since the target of regression arrives standardised, the base score is its mean, as in XGBoost from 2.0 on.
 */
final class XgboostLearner extends TribuoLearner implements EarlyStopping {

    private static final double FARTHEST = 50;
    private static final int MOST_ROUNDS = 1000;
    private static final double PATIENCE = 2;
    private static final int LEAST_PATIENCE = 10;

    private static final Encoding ENCODING = new Encoding(Encoding.Categories.ONE_HOT, false, true);

    XgboostLearner() {
        super("xgboost");
    }

    @Override
    public Support supports(TaskProfile task) {
        long values = (long) task.rows() * task.oneHotWidth();
        return values <= Integer.MAX_VALUE - 8
                ? Support.yes()
                : Support.no("needs its rows in one array, this task has too many values for one");
    }

    @Override
    public Encoding encoding(Configuration configuration) {
        return ENCODING;
    }

    @Override
    public SearchSpace space(TaskProfile task) {
        return SearchSpace.builder()
                .add("eta", Domain.real(0.01, 0.5).log().withDefault(0.3))
                .add("max-depth", Domain.integer(2, 12).withDefault(6))
                .add("min-child-weight", Domain.real(1, 50).log().withDefault(1))
                .add("subsample", Domain.real(0.4, 1).withDefault(1))
                .add("feature-subsample", Domain.real(0.3, 1).withDefault(1))
                .add("lambda", Domain.real(1e-3, 30).log().withDefault(1))
                // a logarithmic scale has no 0, which is XGBoost's default
                .add("alpha", Domain.real(1e-4, 30).log().withDefault(1e-4))
                .add("gamma", Domain.real(0, 5).withDefault(0))
                .build();
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.ITERATIONS;
    }

    @Override
    public double valuesPerSecond() {
        return 1.8e5;
    }

    @Override
    public Stopped fit(Configuration configuration, TrainingData data, TrainingData watched, FitContext context)
            throws InterruptedException {
        Rows.check(id(), watched.features(), true);
        FittedModel model = fit(configuration, data, context, training -> {
            Training others = training.alike(watched);
            return others.features().rows() == 0
                    ? train(configuration, training, context)
                    : boost(configuration, training, Optional.of(others), context);
        });
        double effort = model.scorer() instanceof TreeScorer trees
                ? (double) trees.trees() / treesPerRound(model.decoder().outputs()) / rounds(configuration)
                : context.fidelity();
        return new Stopped(model, effort);
    }

    @Override
    Scorer train(Configuration configuration, Training training, FitContext context) throws InterruptedException {
        return boost(configuration, training, Optional.empty(), context);
    }

    private static int rounds(Configuration configuration) {
        return (int) Math.min(MOST_ROUNDS, Math.ceil(FARTHEST / configuration.real("eta")));
    }

    /** Two classes share a tree. */
    private static int treesPerRound(int outputs) {
        return outputs == 2 ? 1 : outputs;
    }

    private Scorer boost(Configuration configuration, Training training, Optional<Training> watched, FitContext context)
            throws InterruptedException {
        try {
            DMatrix matrix = matrix(training);
            try {
                if (watched.isEmpty()) {
                    return boost(configuration, training, matrix, Optional.empty(), context);
                }
                DMatrix others = matrix(watched.get());
                try {
                    return boost(configuration, training, matrix, Optional.of(others), context);
                } finally {
                    others.dispose();
                }
            } finally {
                matrix.dispose();
            }
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost failed: " + e.getMessage(), e);
        } catch (LinkageError e) {
            throw new AutodidactException(
                    AutodidactException.Kind.ENVIRONMENT,
                    "XGBoost's native library cannot be loaded on this machine: " + e.getMessage()
                            + "\nInstall OpenMP (libgomp on Linux, libomp on macOS), or leave out " + id(),
                    e);
        }
    }

    private static Map<String, Object> parameters(Configuration configuration, Training training, FitContext context) {
        int outputs = training.decoder().outputs();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("booster", "gbtree");
        parameters.put("tree_method", "hist");
        parameters.put("nthread", 1);
        parameters.put("verbosity", 0);
        parameters.put("seed", (int) context.seed() & Integer.MAX_VALUE);
        parameters.put("eta", configuration.real("eta"));
        parameters.put("max_depth", configuration.integer("max-depth"));
        parameters.put("min_child_weight", configuration.real("min-child-weight"));
        parameters.put("subsample", configuration.real("subsample"));
        parameters.put("colsample_bytree", configuration.real("feature-subsample"));
        parameters.put("lambda", configuration.real("lambda"));
        parameters.put("alpha", configuration.real("alpha"));
        parameters.put("gamma", configuration.real("gamma"));
        if (!training.classifies()) {
            parameters.put("objective", "reg:squarederror");
            parameters.put("base_score", 0);
        } else if (outputs == 2) {
            parameters.put("objective", "binary:logistic");
        } else {
            parameters.put("objective", "multi:softprob");
            parameters.put("num_class", outputs);
        }
        return parameters;
    }

    private static TreeScorer boost(
            Configuration configuration,
            Training training,
            DMatrix matrix,
            Optional<DMatrix> watched,
            FitContext context)
            throws XGBoostError, InterruptedException {
        int rounds = effort(rounds(configuration), context);
        double patience = Math.max(LEAST_PATIENCE, PATIENCE / configuration.real("eta"));
        Booster booster = XGBoost.train(matrix, parameters(configuration, training, context), 1, Map.of(), null, null);
        try {
            int best = 1;
            double least = Double.POSITIVE_INFINITY;
            for (int done = 1; ; done++) {
                double loss = watched.isPresent() ? loss(booster, watched.get(), done) : Double.NEGATIVE_INFINITY;
                if (loss <= least) {
                    least = loss;
                    best = done;
                }
                if (done == rounds || done - best >= patience) {
                    return trees(booster, training.decoder().outputs(), best);
                }
                context.cancellation().check();
                booster.update(matrix, done);
            }
        } finally {
            booster.dispose();
        }
    }

    /** The loss that is minimised, of which XGBoost says six decimals. */
    private static double loss(Booster booster, DMatrix watched, int rounds) throws XGBoostError {
        String said = booster.evalSet(new DMatrix[] {watched}, new String[] {"watched"}, rounds);
        return Double.parseDouble(said.substring(said.lastIndexOf(':') + 1));
    }

    private static TreeScorer trees(Booster booster, int outputs, int rounds) throws XGBoostError {
        TreeScorer.Builder trees = new TreeScorer.Builder(1);
        String[] dumps = booster.getModelDump("", false, "text");
        for (int i = 0; i < rounds * treesPerRound(outputs); i++) {
            // of two classes the trees score the second one; of more, the classes take turns
            trees.tree(outputs == 2 ? 1 : i % outputs);
            XgboostDump.read(dumps[i], trees);
        }
        return trees.build(true, outputs == 1 ? Link.IDENTITY : Link.SOFTMAX);
    }

    private static DMatrix matrix(Training training) throws XGBoostError {
        DMatrix matrix = matrix(training.features());
        matrix.setLabel(labels(training.targets()));
        return matrix;
    }

    /** {@return the features, row by row; NaN is missing} */
    static DMatrix matrix(Features features) throws XGBoostError {
        int width = features.size();
        float[] values = new float[Math.multiplyExact(features.rows(), width)];
        for (int j = 0; j < width; j++) {
            double[] column = features.column(j);
            for (int i = 0; i < column.length; i++) {
                values[i * width + j] = (float) Math.clamp(column[i], -Float.MAX_VALUE, Float.MAX_VALUE);
            }
        }
        return new DMatrix(values, features.rows(), width, Float.NaN);
    }

    private static float[] labels(double[] targets) {
        float[] labels = new float[targets.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (float) targets[i];
        }
        return labels;
    }
}
