package dev.autodidact.core.engine;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.execution.TrialRunner;
import dev.autodidact.api.learner.EarlyStopping;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.task.Metric;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.runtime.model.Schema;
import dev.autodidact.runtime.plugin.Offer;
import dev.autodidact.runtime.preprocess.LabelledTable;
import dev.autodidact.runtime.preprocess.Preprocessor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** A table made ready to be searched: one space that chooses among the learners that support the task. Thread-safe. */
public final class TableProblem implements Problem {

    /** Below this share of the rows, a score says little. */
    private static final double MINIMUM_FIDELITY = 0.05;

    /** Answering takes a few milliseconds, more where a machine is busy. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    /** What a fit may take that somebody waits for. */
    private static final double QUICK_SECONDS = 0.15;

    private final Folds folds;
    private final Map<String, Learner> learners = new LinkedHashMap<>();
    private final Map<String, String> unsupported = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
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
        this(folds, offers, PATIENCE, Interview::ask);
    }

    /**
     * Makes a problem in a limited time.
     *
     * @param folds the table, made ready; shared by every problem on it
     * @param offers what to choose among
     * @param patience how long all of them may take to say whether they support the task, and with which space
     * @param interviewer asks them
     * @throws AutodidactException of kind CALLER where none of them supports such a task
     */
    public TableProblem(
            Folds folds, List<Offer<Learner>> offers, Duration patience, Interview.Interviewer interviewer) {
        this.folds = folds;
        this.space = chooseAmong(offers, interviewer.ask(offers, folds.profile(), patience));
    }

    private SearchSpace chooseAmong(List<Offer<Learner>> offers, Map<String, Interview.Answer> answers) {
        SequencedMap<String, SearchSpace> spaces = new LinkedHashMap<>();
        for (Offer<Learner> offer : offers) {
            switch (Objects.requireNonNull(answers.get(offer.id()))) {
                case Interview.Answer.Yes yes -> {
                    spaces.put(offer.id(), yes.space());
                    learners.put(offer.id(), offer.value());
                }
                case Interview.Answer.No no -> unsupported.put(offer.id(), no.reason());
                case Interview.Answer.Broken broken -> {
                    unsupported.put(offer.id(), broken.how());
                    problems.add("learner '" + offer.id() + "' is left out: " + broken.how());
                }
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

    /** {@return the learners that could not say whether they support the task, and why, one line each} */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** {@return the metric} */
    public Metric metric() {
        return folds.metric();
    }

    /** {@return the targets of the rows that every scored trial has out-of-fold predictions for, in that order} */
    public Target validated() {
        return folds.validated();
    }

    /**
     * {@return what soon gives a good model: the default of the fastest learner that stops early, which on most tables is not
     * far from the best, with so few of its iterations that a fit takes a fraction of a second; empty
     * where there is no such learner}
     */
    public Optional<Proposal> quickStart() {
        TaskProfile profile = folds.profile();
        double values = (double) profile.rows() * Math.max(1, profile.oneHotWidth());
        double work = profile.classes() > 2 ? values * profile.classes() : values;
        return fastest(learners.values().stream())
                .map(learner -> new Proposal(
                        space.complete(Map.of(SearchProblem.LEARNER, learner.id())),
                        Math.clamp(learner.valuesPerSecond() * QUICK_SECONDS / work, MINIMUM_FIDELITY, 1)));
    }

    /**
     * {@return the fastest of some learners that stop early; the first of equals}
     *
     * @param learners the learners
     */
    public static Optional<EarlyStopping> fastest(Stream<Learner> learners) {
        return learners.filter(EarlyStopping.class::isInstance)
                .map(EarlyStopping.class::cast)
                .reduce((a, b) -> b.valuesPerSecond() > a.valuesPerSecond() ? b : a);
    }

    /** Hears whenever {@link #incumbent} has become better, at once, and must not take long. */
    void onBetterModel(Runnable listener) {
        incumbent.onBetter(listener);
    }

    /** The best model so far of those fitted on the first fold; empty where there is none. */
    Optional<KeptModel> incumbent() {
        return incumbent.best();
    }

    /** How the first fold encodes raw tables for the models that {@link #incumbent} keeps. */
    Preprocessor firstFold() {
        return folds.all().get(0).preprocessor();
    }

    /** The rows on which the models that {@link #incumbent} keeps were judged, and which they have not seen. */
    int[] firstFoldValidated() {
        return folds.all().get(0).validationRows();
    }

    /** The rows that are searched. */
    LabelledTable data() {
        return folds.blueprint().data();
    }

    /**
     * {@return what another process must know to fit models on a table}
     *
     * @param whole the table, of which this problem may be a sample
     */
    public Blueprint blueprint(LabelledTable whole) {
        return folds.blueprint(whole);
    }

    /** What is predicted. */
    Schema schema() {
        return folds.schema();
    }

    /** How many rows a kept model knows. */
    int rowsKnown(KeptModel kept) {
        return folds.all().get(0).trainingRows(kept.rowShare());
    }

    /** {@return the number of folds} */
    public int folds() {
        return folds.all().size();
    }

    /** How many rows a fold trains on, on average. */
    double trainingRows() {
        return folds.trainingRows();
    }
}
