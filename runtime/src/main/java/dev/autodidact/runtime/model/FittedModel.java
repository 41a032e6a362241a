package dev.autodidact.runtime.model;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.learner.Encoding;
import dev.autodidact.api.task.TaskType;
import dev.autodidact.runtime.plugin.Learners;
import dev.autodidact.runtime.plugin.Thrown;
import dev.autodidact.runtime.preprocess.FeatureFormula;
import dev.autodidact.runtime.preprocess.Preprocessor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What a run returns: a weighted ensemble of models behind one preprocessing. It predicts from raw tables: columns in
 * any order, unseen levels and missing values included. Immutable and thread-safe.
 */
public final class FittedModel {

    /** Fewer rows are not worth another thread. */
    private static final int LEAST_BLOCK = 500;

    private final Schema schema;
    private final Preprocessor preprocessor;
    private final List<Member> members;
    private final Pool pool;
    private final Calibration calibration;

    /**
     * Makes a model that predicts the mean of what its members do.
     *
     * @param schema what it predicts
     * @param preprocessor encodes raw tables for the members
     * @param members the ensemble, weights adding up to 1; where empty, the schema's constant is predicted
     */
    public FittedModel(Schema schema, Preprocessor preprocessor, List<Member> members) {
        this(schema, preprocessor, members, Pool.LINEAR, Calibration.NONE);
    }

    /**
     * Makes a model.
     *
     * @param schema what it predicts
     * @param preprocessor encodes raw tables for the members
     * @param members the ensemble, weights adding up to 1; where empty, the schema's constant is predicted
     * @param pool how their predictions become one
     * @param calibration what becomes of that
     * @throws IllegalArgumentException where numbers are predicted, and the pool is not for them
     */
    public FittedModel(
            Schema schema, Preprocessor preprocessor, List<Member> members, Pool pool, Calibration calibration) {
        if (pool == Pool.LOGARITHMIC && schema.type() != TaskType.CLASSIFICATION) {
            throw new IllegalArgumentException("a logarithmic pool is for classification");
        }
        this.schema = schema;
        this.preprocessor = preprocessor;
        this.members = List.copyOf(members);
        this.pool = pool;
        this.calibration = calibration;
    }

    /**
     * Reads a model from its bundle, by the learners of the plugins on the class path.
     *
     * @param file what {@link #write} wrote
     * @return the model
     * @throws AutodidactException as below
     */
    public static FittedModel read(Path file) {
        return read(file, Learners.onClassPath());
    }

    /**
     * Reads a model from its bundle.
     *
     * @param file what {@link #write} wrote
     * @param learners read its members
     * @return the model
     * @throws AutodidactException of kind CALLER where the file is missing, damaged, or needs a
     *     learner that is not there
     */
    public static FittedModel read(Path file, Learners learners) {
        return ModelBundle.read(file, learners);
    }

    /** {@return what it predicts} */
    public Schema schema() {
        return schema;
    }

    /** {@return the ensemble, the greatest weight first} */
    public List<Member> members() {
        return members;
    }

    /** {@return how the members' predictions become one} */
    public Pool pool() {
        return pool;
    }

    /** {@return what becomes of the members' predictions, once they are one} */
    public Calibration calibration() {
        return calibration;
    }

    /** {@return the columns that a table must have to be predicted from} */
    public List<String> columns() {
        return preprocessor.columns();
    }

    /**
     * {@return how the features that a member predicts from are computed}
     *
     * @param member one of the {@link #members}
     * @throws AutodidactException of kind CALLER where a column holds dates or free text, whose features cannot be said so
     */
    public List<FeatureFormula> features(Member member) {
        return preprocessor.formulas(member.learner().encoding(member.configuration()));
    }

    /**
     * {@return the predictions for a table, row by row} Many rows are shared out among the processors; each row's
     * prediction depends on no other.
     *
     * @param table has the columns of {@link #columns}, in any order; others are ignored, the target among them
     * @throws AutodidactException of kind CALLER where a column is missing, of kind PLUGIN where a member fails, or
     *     its answer is malformed
     */
    public Predictions predict(Table table) {
        int rows = table.rows();
        if (members.isEmpty()) {
            return schema.constant(rows);
        }
        int blocks = Math.clamp(rows / LEAST_BLOCK, 1, Runtime.getRuntime().availableProcessors());
        List<Predictions> parts = IntStream.range(0, blocks)
                .parallel()
                .mapToObj(block -> predict(
                        table,
                        IntStream.range(start(block, blocks, rows), start(block + 1, blocks, rows))
                                .toArray()))
                .toList();
        return blocks == 1 ? parts.getFirst() : Mixture.joined(parts);
    }

    private static int start(int block, int blocks, int rows) {
        return (int) ((long) block * rows / blocks);
    }

    private Predictions predict(Table table, int[] rows) {
        Map<Encoding, Features> encoded = new HashMap<>();
        List<Predictions> parts = new ArrayList<>();
        for (Member member : members) {
            Predictions predictions = asked(
                    member,
                    () -> member.model()
                            .predict(encoded.computeIfAbsent(
                                    member.learner().encoding(member.configuration()),
                                    wanted -> preprocessor.encode(table, rows, wanted))));
            parts.add(checked(member, predictions, rows.length));
        }
        return calibration.calibrated(
                pool.of(parts, members.stream().mapToDouble(Member::weight).toArray()));
    }

    /** A bundle's parts may each be sound, but not fit each other. */
    private static Predictions asked(Member member, Supplier<Predictions> question) {
        try {
            return question.get();
        } catch (AutodidactException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new AutodidactException(
                    AutodidactException.Kind.PLUGIN,
                    "the model of learner '" + member.learner().id() + "' fails to predict: " + Thrown.message(e),
                    e);
        }
    }

    private Predictions checked(Member member, Predictions predictions, int rows) {
        String defect = Answer.defect(predictions, rows, schema);
        if (!defect.isEmpty()) {
            throw new AutodidactException(
                    AutodidactException.Kind.PLUGIN,
                    "the model of learner '" + member.learner().id() + "' predicts nonsense: " + defect);
        }
        return predictions;
    }

    /**
     * Writes the model as one file: data, no code.
     *
     * @param file where to; replaced at once, or not at all
     * @throws AutodidactException of kind ENVIRONMENT where writing fails
     */
    public void write(Path file) {
        ModelBundle.write(this, file);
    }

    Preprocessor preprocessor() {
        return preprocessor;
    }
}
