package dev.autodidact.core.engine;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.TrialRunner;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.task.Metric;
import dev.autodidact.api.task.Resampling;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.core.plugin.Offer;
import dev.autodidact.core.preprocess.LabelledTable;
import dev.autodidact.core.preprocess.Split;
import dev.autodidact.core.preprocess.Splits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A table made ready to be searched: the rows split into folds, perhaps some rows held out of everything, and one space
 * that chooses among the learners that support the task. Thread-safe.
 */
public final class TableProblem implements Problem {

    /** The share of rows that {@link #withHoldOut} keeps apart. */
    private static final double HELD_OUT = 0.25;

    /** Below this share of the rows, a score says little. */
    private static final double MINIMUM_FIDELITY = 0.05;

    private final Folds folds;
    private final Map<String, Learner> learners = new LinkedHashMap<>();
    private final Map<String, String> unsupported = new LinkedHashMap<>();
    private final SearchSpace space;

    private TableProblem(Folds folds, List<Offer<Learner>> offers) {
        this.folds = folds;
        this.space = chooseAmong(offers, folds.profile());
    }

    /**
     * {@return a problem that uses every row}
     *
     * @param data the table
     * @param metric how predictions are judged
     * @param resampling how rows are split for validation
     * @param learners what to choose among
     * @param seed decides the split
     * @throws AutodidactException of kind CALLER where no learner supports such a task, or there are too few rows
     */
    public static TableProblem of(
            LabelledTable data, Metric metric, Resampling resampling, List<Offer<Learner>> learners, long seed) {
        List<Split> splits = Splits.of(data.target(), resampling, Seeds.derive(seed, "folds"));
        return new TableProblem(new Folds(data, metric, splits, new int[0]), learners);
    }

    /**
     * {@return a problem that keeps a quarter of the rows apart, to judge what the search found}
     *
     * @param data the table
     * @param metric how predictions are judged
     * @param resampling how the other rows are split for validation
     * @param learners what to choose among
     * @param seed decides the split
     * @throws AutodidactException of kind CALLER where no learner supports such a task, or there are too few rows
     */
    public static TableProblem withHoldOut(
            LabelledTable data, Metric metric, Resampling resampling, List<Offer<Learner>> learners, long seed) {
        Split outer = Splits.holdOut(data.target(), HELD_OUT, Seeds.derive(seed, "hold-out"));
        return judgedOn(data, outer, metric, resampling, learners, seed);
    }

    /**
     * {@return a problem that keeps given rows apart, to judge what the search found}
     *
     * @param data the table
     * @param outer the rows to search on, and those to keep apart
     * @param metric how predictions are judged
     * @param resampling how the rows to search on are split for validation
     * @param learners what to choose among
     * @param seed decides the split
     * @throws AutodidactException of kind CALLER where no learner supports such a task, or there are too few rows
     */
    public static TableProblem judgedOn(
            LabelledTable data,
            Split outer,
            Metric metric,
            Resampling resampling,
            List<Offer<Learner>> learners,
            long seed) {
        int[] searched = outer.train();
        List<Split> inner = Splits.of(data.target().take(searched), resampling, Seeds.derive(seed, "folds")).stream()
                .map(split -> new Split(pick(searched, split.train()), pick(searched, split.validation())))
                .toList();
        return new TableProblem(new Folds(data, metric, inner, outer.validation()), learners);
    }

    /**
     * {@return the same rows and folds with a choice among other learners; encoded data is shared}
     *
     * @param others what to choose among
     * @throws AutodidactException of kind CALLER where none of them supports the task
     */
    public TableProblem among(List<Offer<Learner>> others) {
        return new TableProblem(folds, others);
    }

    private static int[] pick(int[] rows, int[] positions) {
        return IntStream.of(positions).map(position -> rows[position]).toArray();
    }

    private SearchSpace chooseAmong(List<Offer<Learner>> offers, TaskProfile profile) {
        Map<String, SearchSpace> spaces = new LinkedHashMap<>();
        for (Offer<Learner> offer : offers) {
            try {
                if (offer.value().supports(profile) instanceof Support.No no) {
                    unsupported.put(offer.id(), no.reason());
                } else {
                    spaces.put(offer.id(), offer.value().space(profile));
                    learners.put(offer.id(), offer.value());
                }
            } catch (RuntimeException | LinkageError e) {
                unsupported.put(offer.id(), "it failed when asked: " + e);
            }
        }
        if (spaces.isEmpty()) {
            throw AutodidactException.caller("no learner supports this task: " + unsupported);
        }
        return SearchSpace.builder().nested(SearchProblem.LEARNER, spaces).build();
    }

    @Override
    public SearchSpace space() {
        return space;
    }

    @Override
    public TrialRunner runner() {
        return new TableTrials(this::learner, folds);
    }

    @Override
    public Map<String, Double> metaFeatures() {
        return folds.metaFeatures();
    }

    @Override
    public double minimumFidelity() {
        return MINIMUM_FIDELITY;
    }

    @Override
    public double heldOutLoss(Outcome.Scored scored) {
        return folds.heldOutLoss(scored.heldOut());
    }

    @Override
    public double referenceLoss() {
        return folds.referenceLoss();
    }

    /**
     * {@return a learner that can be chosen}
     *
     * @param id its id
     * @throws IllegalArgumentException where there is no such learner
     */
    public Learner learner(String id) {
        Learner learner = learners.get(id);
        if (learner == null) {
            throw new IllegalArgumentException("no learner '" + id + "' among " + learners.keySet());
        }
        return learner;
    }

    /** {@return the learners that do not support the task, and why} */
    public Map<String, String> unsupported() {
        return Map.copyOf(unsupported);
    }

    /** {@return the metric} */
    public Metric metric() {
        return folds.metric();
    }

    /** {@return the targets of the rows that every scored trial has out-of-fold predictions for, in that order} */
    public Target validated() {
        return folds.validated();
    }

    /** {@return the number of folds} */
    public int folds() {
        return folds.all().size();
    }

    /** {@return the share of the searched rows that a fold trains on, on average} */
    public double trainedShare() {
        return folds.trainedShare();
    }
}
