package dev.autodidact.core.engine;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.TrialRunner;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.task.Metric;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.core.plugin.Offer;
import dev.autodidact.core.plugin.Thrown;
import dev.autodidact.core.preprocess.Preprocessor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

/** A table made ready to be searched: one space that chooses among the learners that support the task. Thread-safe. */
public final class TableProblem implements Problem {

    /** Below this share of the rows, a score says little. */
    private static final double MINIMUM_FIDELITY = 0.05;

    private final Folds folds;
    private final Map<String, Learner> learners = new LinkedHashMap<>();
    private final Map<String, String> unsupported = new LinkedHashMap<>();
    private final Incumbent incumbent = new Incumbent();
    private final SearchSpace space;

    /**
     * Makes a problem.
     *
     * @param folds the table, made ready; shared by every problem on it
     * @param offers what to choose among
     * @throws AutodidactException of kind CALLER where none of them supports such a task
     */
    public TableProblem(Folds folds, List<Offer<Learner>> offers) {
        this.folds = folds;
        this.space = chooseAmong(offers, folds.profile());
    }

    private SearchSpace chooseAmong(List<Offer<Learner>> offers, TaskProfile profile) {
        SequencedMap<String, SearchSpace> spaces = new LinkedHashMap<>();
        for (Offer<Learner> offer : offers) {
            try {
                if (offer.value().supports(profile) instanceof Support.No no) {
                    unsupported.put(offer.id(), no.reason());
                } else {
                    spaces.put(offer.id(), Objects.requireNonNull(offer.value().space(profile), "its space is null"));
                    learners.put(offer.id(), offer.value());
                }
            } catch (RuntimeException | Error e) {
                unsupported.put(offer.id(), "it failed when asked: " + Thrown.message(e));
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
        return new TableTrials(this::learner, folds, incumbent);
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
        return Collections.unmodifiableMap(unsupported);
    }

    /** {@return the metric} */
    public Metric metric() {
        return folds.metric();
    }

    /** {@return the targets of the rows that every scored trial has out-of-fold predictions for, in that order} */
    public Target validated() {
        return folds.validated();
    }

    /** The best model so far of those fitted on the first fold; empty where there is none. */
    Optional<KeptModel> incumbent() {
        return incumbent.best();
    }

    /** How the first fold encodes raw tables for the models that {@link #incumbent} keeps. */
    Preprocessor firstFold() {
        return folds.all().get(0).preprocessor();
    }

    /** How many rows a kept model knows. */
    int rowsKnown(KeptModel kept) {
        return folds.all().get(0).trainingRows(kept.fidelity());
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
