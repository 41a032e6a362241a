package dev.autodidact.lightgbm;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.EarlyStopping;
import dev.autodidact.api.learner.Encoding;
import dev.autodidact.api.learner.Fidelity;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskProfile;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMBooster.FeatureImportanceType;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * LightGBM (Ke and others, 2017, "LightGBM: a highly efficient gradient boosting decision tree") on one thread: of all
 * leaves, the one that gains most is split next. Its defaults, but that a leaf needs no more than a tenth of the rows. Splits
 * may be drawn instead of searched, one for each feature, of which the best is taken (Geurts, Ernst and Wehenkel, 2006,
 * "Extremely randomized trees"): single trees are worse so, and err less alike.
 *
 * <p>While it watches other rows, it stops once their log-loss or squared error has been above its least for
 * {@code max(10, 2 / eta)} rounds: the smaller the steps, the longer it takes to see where they lead. At the latest it stops
 * after {@code min(1000, 50 / eta)} rounds; their number is no hyperparameter, for a search that tries few has no use for
 * small steps.
 */
final class LightgbmLearner implements Learner, EarlyStopping {

    static final String ID = "lightgbm.gradient-boosting";

    private static final double FARTHEST = 50;
    private static final int MOST_ROUNDS = 1000;
    private static final double PATIENCE = 2;
    private static final int LEAST_PATIENCE = 10;
    private static final int LEAST_LEAVES = 10;

    /** So many rounds without a split in sequence, and no further one is expected to find any, drawn splits and rows or not. */
    private static final int MOST_IN_VAIN = 10;

    private static final Encoding ENCODING = new Encoding(Encoding.Categories.ONE_HOT, false, true);

    @Override
    public String id() {
        return ID;
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
                .add("eta", Domain.real(0.01, 0.5).log().withDefault(0.1))
                .add("leaves", Domain.integer(4, 256).log().withDefault(31))
                .add("min-rows", Domain.integer(1, 100).log().withDefault(20))
                .add("subsample", Domain.real(0.4, 1).withDefault(1))
                .add("feature-subsample", Domain.real(0.3, 1).withDefault(1))
                // a logarithmic scale has no 0, which is LightGBM's default for these
                .add("lambda", Domain.real(1e-3, 30).log().withDefault(1e-3))
                .add("alpha", Domain.real(1e-4, 30).log().withDefault(1e-4))
                .add("gamma", Domain.real(0, 5).withDefault(0))
                .add("splits", Domain.choice("searched", "drawn"))
                .build();
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.ITERATIONS;
    }

    @Override
    public double valuesPerSecond() {
        return 2e5;
    }

    @Override
    public Model fit(Configuration configuration, TrainingData data, FitContext context) throws InterruptedException {
        return fit(configuration, data, Optional.empty(), context).model();
    }

    @Override
    public Stopped fit(Configuration configuration, TrainingData data, TrainingData watched, FitContext context)
            throws InterruptedException {
        check(watched.features());
        return fit(configuration, data, Optional.of(watched), context);
    }

    private static Stopped fit(
            Configuration configuration, TrainingData data, Optional<TrainingData> watched, FitContext context)
            throws InterruptedException {
        if (data.rows() == 0) {
            throw new IllegalArgumentException(ID + ": there are no rows to fit");
        }
        check(data.features());
        context.cancellation().check();
        Coding coding = Coding.of(data.target());
        int[] rows = coding.labelled(data.target());
        float[] labels = coding.labels(data.target(), rows);
        int inputs = data.features().size();
        if (inputs == 0 || IntStream.range(1, labels.length).allMatch(row -> labels[row] == labels[0])) {
            return new Stopped(constant(inputs, coding, data.target()), context.fidelity());
        }
        int[] known = watched.map(others -> coding.labelled(others.target())).orElse(new int[0]);
        try {
            NativeLibrary.load();
            String parameters = parameters(configuration, coding, data.rows(), context);
            try (LGBMDataset training = dataset(data, rows, labels, parameters, Optional.empty());
                    LGBMBooster booster = LGBMBooster.create(training, parameters)) {
                if (known.length == 0) {
                    return boost(configuration, booster, false, inputs, coding, context);
                }
                TrainingData others = watched.orElseThrow();
                float[] truth = coding.labels(others.target(), known);
                try (LGBMDataset validation = dataset(others, known, truth, parameters, Optional.of(training))) {
                    booster.addValidData(validation);
                    return boost(configuration, booster, true, inputs, coding, context);
                }
            }
        } catch (LGBMException e) {
            throw new IllegalStateException("LightGBM failed: " + e.getMessage(), e);
        } catch (IOException | LinkageError e) {
            throw new AutodidactException(
                    AutodidactException.Kind.ENVIRONMENT,
                    "LightGBM's native library cannot be loaded on this machine: " + e.getMessage()
                            + "\nInstall OpenMP (libgomp on Linux, libomp on macOS), or leave out " + ID,
                    e);
        }
    }

    private static LightgbmModel constant(int inputs, Coding coding, Target target) {
        Trees.Builder trees = new Trees.Builder();
        for (double sum : coding.constant(target)) {
            trees.tree();
            trees.leaf(sum);
        }
        return new LightgbmModel(inputs, coding, trees.build(coding.sums()));
    }

    private static String parameters(Configuration configuration, Coding coding, int rows, FitContext context) {
        int fewest = Math.min(configuration.integer("min-rows"), Math.max(1, rows / LEAST_LEAVES));
        return String.join(
                " ",
                coding.objective(),
                "verbosity=-1 num_threads=1 deterministic=true force_col_wise=true bagging_freq=1",
                "seed=" + ((int) context.seed() & Integer.MAX_VALUE),
                "learning_rate=" + configuration.real("eta"),
                "num_leaves=" + configuration.integer("leaves"),
                "min_data_in_leaf=" + fewest,
                "bagging_fraction=" + configuration.real("subsample"),
                "feature_fraction=" + configuration.real("feature-subsample"),
                "lambda_l2=" + configuration.real("lambda"),
                "lambda_l1=" + configuration.real("alpha"),
                "min_gain_to_split=" + configuration.real("gamma"),
                "extra_trees=" + configuration.choice("splits").equals("drawn"));
    }

    private static LGBMDataset dataset(
            TrainingData data, int[] rows, float[] labels, String parameters, Optional<LGBMDataset> reference)
            throws LGBMException {
        Features features = data.features();
        int width = features.size();
        double[] values = new double[Math.multiplyExact(rows.length, width)];
        for (int j = 0; j < width; j++) {
            double[] column = features.column(j);
            for (int i = 0; i < rows.length; i++) {
                values[i * width + j] = column[rows[i]];
            }
        }
        LGBMDataset dataset =
                LGBMDataset.createFromMat(values, rows.length, width, true, parameters, reference.orElse(null));
        dataset.setField("label", labels);
        return dataset;
    }

    private static Stopped boost(
            Configuration configuration,
            LGBMBooster booster,
            boolean watches,
            int inputs,
            Coding coding,
            FitContext context)
            throws LGBMException, InterruptedException {
        double whole = Math.min(MOST_ROUNDS, Math.ceil(FARTHEST / configuration.real("eta")));
        int rounds = (int) Math.max(1, Math.round(whole * context.fidelity()));
        double patience = Math.max(LEAST_PATIENCE, PATIENCE / configuration.real("eta"));
        int best = 1;
        double least = Double.POSITIVE_INFINITY;
        int vain = 0;
        for (int done = 0; done < rounds && done - best < patience && vain < MOST_IN_VAIN; ) {
            context.cancellation().check();
            // the first round stays even where it is a constant; another, LightGBM takes back
            if (booster.updateOneIter() && done > 0) {
                vain++;
                continue;
            }
            vain = 0;
            done++;
            double loss = watches ? booster.getEval(1)[0] : Double.NEGATIVE_INFINITY;
            if (loss <= least) {
                least = loss;
                best = done;
            }
        }
        String text = booster.saveModelToString(0, best, FeatureImportanceType.SPLIT);
        LightgbmModel model = new LightgbmModel(inputs, coding, ModelText.read(text, coding.sums()));
        return new Stopped(model, best / whole);
    }

    /** Refuses infinite values. */
    static void check(Features features) {
        for (int j = 0; j < features.size(); j++) {
            double[] column = features.column(j);
            for (int i = 0; i < column.length; i++) {
                if (Double.isInfinite(column[i])) {
                    throw new IllegalArgumentException(ID + ": feature '" + features.name(j) + "', row " + i + " is "
                            + column[i] + "; every value must be finite or missing");
                }
            }
        }
    }

    @Override
    public Model read(InputStream in) throws IOException {
        return LightgbmModel.read(in);
    }
}
