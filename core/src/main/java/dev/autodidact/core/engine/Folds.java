package dev.autodidact.core.engine;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.task.Metric;
import dev.autodidact.api.task.Resampling;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.core.preprocess.MetaFeatures;
import dev.autodidact.core.preprocess.Split;
import dev.autodidact.core.preprocess.Splits;
import dev.autodidact.runtime.model.ConstantPredictor;
import dev.autodidact.runtime.model.Schema;
import dev.autodidact.runtime.preprocess.LabelledTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A table split for validation, and perhaps some rows held out of everything; encoded once and shared by every trial on
 * it. Thread-safe.
 */
public final class Folds {

    /** The share of rows that {@link #withHoldOut} keeps apart. */
    private static final double HELD_OUT = 0.25;

    private final Metric metric;
    private final List<EncodedFold> folds;
    private final Target training;
    private final Optional<Target> heldOut;
    private final int[] validatedRows;
    private final Target validated;
    private final Schema schema;
    private final Blueprint.OfTable blueprint;
    private final Lazy<Map<String, Double>> metaFeatures;
    private final Lazy<TaskProfile> profile;

    private Folds(Blueprint.OfTable blueprint) {
        this.blueprint = blueprint;
        this.metric = blueprint.metric();
        LabelledTable data = blueprint.data();
        metaFeatures = new Lazy<>(() -> MetaFeatures.of(data));
        profile = new Lazy<>(data::profile);
        List<Split> splits = blueprint.splits();
        int[] heldOutRows = blueprint.outer().validation();
        training = data.target().take(blueprint.outer().train());
        heldOut = heldOutRows.length == 0
                ? Optional.empty()
                : Optional.of(data.target().take(heldOutRows));
        validatedRows = splits.stream()
                .flatMapToInt(split -> IntStream.of(split.validation()))
                .sorted()
                .toArray();
        validated = data.target().take(validatedRows);
        schema = Schema.of(data.targetName(), data.type(), training);
        folds = splits.stream()
                .map(split -> new EncodedFold(data, split, heldOutRows))
                .toList();
    }

    /**
     * {@return folds that use every row}
     *
     * @param data the table
     * @param metric how predictions are judged
     * @param resampling how rows are split for validation
     * @param seed decides the split
     * @throws AutodidactException of kind CALLER where there are too few rows
     */
    public static Folds of(LabelledTable data, Metric metric, Resampling resampling, long seed) {
        int[] all = IntStream.range(0, data.target().rows()).toArray();
        List<Split> splits = Splits.of(data, all, resampling, Seeds.derive(seed, "folds"));
        return new Folds(new Blueprint.OfTable(data, metric, splits, new Split(all, new int[0])));
    }

    /** Folds made elsewhere. */
    static Folds of(Blueprint.OfTable blueprint) {
        return new Folds(blueprint);
    }

    /**
     * {@return folds that keep rows apart to judge what the search found: those published, or else a quarter}
     *
     * @param data the table
     * @param metric how predictions are judged
     * @param resampling how the other rows are split for validation
     * @param seed decides the split
     * @throws AutodidactException of kind CALLER where there are too few rows
     */
    public static Folds withHoldOut(LabelledTable data, Metric metric, Resampling resampling, long seed) {
        Split outer = Splits.outer(data, resampling, HELD_OUT, seed);
        return judgedOn(data, outer, metric, resampling, seed);
    }

    /**
     * {@return folds that keep given rows apart, to judge what the search found}
     *
     * @param data the table
     * @param outer the rows to search on, and those to keep apart
     * @param metric how predictions are judged
     * @param resampling how the rows to search on are split for validation
     * @param seed decides the split
     * @throws AutodidactException of kind CALLER where there are too few rows
     */
    public static Folds judgedOn(LabelledTable data, Split outer, Metric metric, Resampling resampling, long seed) {
        int[] searched = outer.train();
        List<Split> inner = Splits.of(data, searched, resampling, Seeds.derive(seed, "folds")).stream()
                .map(split -> new Split(pick(searched, split.train()), pick(searched, split.validation())))
                .toList();
        return new Folds(new Blueprint.OfTable(data, metric, inner, outer));
    }

    private static int[] pick(int[] rows, int[] positions) {
        return IntStream.of(positions).map(position -> rows[position]).toArray();
    }

    /** {@return what another process must know of them} */
    public Blueprint.OfTable blueprint() {
        return blueprint;
    }

    /** The same for a table of which these rows may be a sample; nothing is validated where they are one. */
    Blueprint.OfTable blueprint(LabelledTable whole) {
        int[] all = IntStream.range(0, whole.table().rows()).toArray();
        return whole == blueprint.data()
                ? blueprint
                : new Blueprint.OfTable(whole, metric, List.of(), new Split(all, new int[0]));
    }

    List<EncodedFold> all() {
        return folds;
    }

    /** {@return how predictions are judged} */
    public Metric metric() {
        return metric;
    }

    /** {@return what learners are told of the table before they are asked whether they support it} */
    public TaskProfile profile() {
        return profile.get();
    }

    /** What is predicted. */
    Schema schema() {
        return schema;
    }

    /** {@return what is known of the table beforehand, by name} */
    public Map<String, Double> metaFeatures() {
        return metaFeatures.get();
    }

    /** The validated rows, ascending; each is validated once. */
    int[] validatedRows() {
        return validatedRows;
    }

    /** The targets of {@link #validatedRows}. */
    Target validated() {
        return validated;
    }

    double trainingRows() {
        return folds.stream().mapToInt(EncodedFold::trainingRows).average().orElseThrow();
    }

    /** The loss of predictions for the rows held out; NaN where there are none. */
    double heldOutLoss(Optional<Predictions> predictions) {
        return heldOut.flatMap(truth -> predictions.map(given -> loss(truth, given)))
                .orElse(Double.NaN);
    }

    /** {@return the loss of a constant on the rows held out, or on the validated rows where nothing is held out} */
    public double referenceLoss() {
        Target judged = heldOut.orElse(validated);
        return loss(judged, ConstantPredictor.predict(training, judged.rows()));
    }

    double loss(Target truth, Predictions predictions) {
        return metric.toLoss(metric.score(truth, predictions));
    }
}
