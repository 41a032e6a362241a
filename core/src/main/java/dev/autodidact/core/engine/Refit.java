package dev.autodidact.core.engine;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.core.model.EnsembleSelection;
import dev.autodidact.core.preprocess.Splits;
import dev.autodidact.runtime.model.FittedModel;
import dev.autodidact.runtime.model.Member;
import dev.autodidact.runtime.model.Schema;
import dev.autodidact.runtime.plugin.Offer;
import dev.autodidact.runtime.plugin.Thrown;
import dev.autodidact.runtime.preprocess.LabelledTable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Turns a run's candidates into the final model: chooses an ensemble, and fits its members on all rows, or on a sample of as
 * many as the time suffices for.
 */
public final class Refit {

    /** More rows than this do not make the choice of an ensemble better, only slower. */
    private static final int MOST_ROWS_TO_SELECT_ON = 20_000;

    /** The share of its time that choosing the ensemble may take in any case. */
    private static final int SELECTION_DIVISOR = 4;

    /** The longest that choosing again may take, where members could not be fitted: time is up by then. */
    private static final Duration SECOND_SELECTION = Duration.ofMillis(150);

    /** A rehearsal is no more than an estimate. */
    private static final int ROWS_TO_REHEARSE_ON = 2_000;

    private static final Duration LONGEST_REHEARSAL = Duration.ofMillis(200);

    /** A rehearsal, cut short, may choose fewer; where there are more candidates, the choice at the end takes about so many. */
    private static final int CANDIDATES_FOR_A_MEMBER = 4;

    /** Workers that were stopped in a trial start anew, and code that they have not run yet is slow. */
    private static final double SLOWER = 1.25;

    private static final Duration STARTING = Duration.ofMillis(500);

    private final LabelledTable data;
    private final Schema schema;
    private final TableProblem problem;
    private final Function<LabelledTable, Optional<ModelFitter>> fitters;
    private final Map<String, String> versions = new LinkedHashMap<>();
    private final long seed;
    private final int threads;
    private final EnsembleChoice choice;
    private final Rehearsal rehearsal;

    /**
     * Makes ready to refit.
     *
     * @param data all rows
     * @param problem what was searched
     * @param fitters give who fits on the rows of a table; threads of this process, where empty
     * @param learners knows the versions of the learners' plugins
     * @param seed the run's seed
     * @param threads how many members are fitted at the same time
     */
    public Refit(
            LabelledTable data,
            TableProblem problem,
            Function<LabelledTable, Optional<ModelFitter>> fitters,
            List<Offer<Learner>> learners,
            long seed,
            int threads) {
        this.data = data;
        this.schema = Schema.of(data.targetName(), data.type(), data.target());
        this.problem = problem;
        this.fitters = fitters;
        learners.forEach(offer -> versions.put(offer.id(), offer.from().version()));
        this.seed = seed;
        this.threads = threads;
        choice = new EnsembleChoice(problem, seed);
        rehearsal = new Rehearsal(candidates -> choice.select(candidates, ROWS_TO_REHEARSE_ON, LONGEST_REHEARSAL)
                .members());
    }

    /**
     * {@return how long it will take to fit the best candidate on all rows, by what its trial took}
     *
     * @param candidates the candidates, the best first
     */
    public Duration estimateBest(List<Candidate> candidates) {
        return candidates.stream()
                .findFirst()
                .map(best -> Duration.ofMillis((long) (1000 * seconds(best, data))))
                .orElse(Duration.ZERO);
    }

    /**
     * {@return how long it will take to fit an ensemble of the candidates on all rows, by what those take that would be chosen
     * now, or would have been a while ago}
     *
     * @param candidates the candidates, the best first
     */
    public Duration estimateEnsemble(List<Candidate> candidates) {
        Collection<Candidate> members = rehearsal.members(candidates);
        int count = Math.clamp(
                candidates.size() / CANDIDATES_FOR_A_MEMBER,
                members.size(),
                Math.max(members.size(), EnsembleSelection.MOST_MEMBERS));
        double more = (double) count / Math.max(1, members.size());
        return fitting(more * seconds(members, data), count);
    }

    /** How long it will take to fit so many members, which one after the other would take so many seconds. */
    private Duration fitting(double seconds, int members) {
        return STARTING.plusMillis((long) (1000 * SLOWER * seconds / Math.clamp(members, 1, threads)));
    }

    private double seconds(Collection<Candidate> members, LabelledTable rows) {
        return members.stream().mapToDouble(member -> seconds(member, rows)).sum();
    }

    /** What fitting one candidate will take: as long as one of its folds, but for other rows. */
    private double seconds(Candidate candidate, LabelledTable rows) {
        return candidate.seconds() / problem.folds() * rows.table().rows() / problem.trainingRows();
    }

    /**
     * Fits the final model. Where no member can be fitted on all rows, it is what the search fitted on a part of them.
     *
     * @param candidates the candidates, the best first; where there is none, the model is what an unfinished trial
     *     left, or predicts a constant
     * @param limit the longest it may take: members that are not fitted by then are left out
     * @return the model, and what is not in it
     */
    public Fitted fit(List<Candidate> candidates, Duration limit) {
        List<String> leftOut = new ArrayList<>();
        long deadline = System.nanoTime() + limit.toNanos();
        LabelledTable rows = candidates.isEmpty() ? data : affordableRows(candidates.getFirst(), limit);
        if (onlyWorseIsAffordable(candidates, rows, limit)) {
            Optional<Fitted> partly = partly(leftOut);
            if (partly.isPresent()) {
                return partly.get();
            }
        }
        List<Candidate> affordable = affordable(candidates, rows, limit);
        Ensemble selected = choice.select(affordable, MOST_ROWS_TO_SELECT_ON, forSelecting(candidates, limit));
        Ensemble chosen = stack(selected, affordable, rows, deadline);
        Map<Candidate, CompletableFuture<Model>> fits = fit(chosen.members(), rows, deadline);
        chosen = choice.calibrate(chosen, left(deadline));
        Map<Candidate, Model> models = fitted(fits, deadline, leftOut);
        if (models.isEmpty()) {
            Optional<Fitted> partly = partly(leftOut);
            if (partly.isPresent()) {
                return partly.get();
            }
        }
        if (models.size() < chosen.members().size()) {
            chosen = choice.select(List.copyOf(models.keySet()), MOST_ROWS_TO_SELECT_ON, SECOND_SELECTION);
            chosen = choice.calibrate(chosen, left(deadline));
        }
        if (rows != data) {
            leftOut.add("the model knows " + rows.table().rows() + " of "
                    + data.table().rows() + " rows: the time did not suffice for more");
        }
        List<Member> members = new ArrayList<>();
        chosen.shares()
                .forEach((candidate, share) ->
                        members.add(member(candidate, Objects.requireNonNull(models.get(candidate)), share)));
        return new Fitted(
                new FittedModel(schema, rows.preprocessor(), members, chosen.pool(), chosen.calibration()), leftOut);
    }

    /**
     * The final model.
     *
     * @param model the model
     * @param leftOut members that were chosen but could not be fitted on all rows, and why, one line each
     */
    public record Fitted(FittedModel model, List<String> leftOut) {}

    /** There is always a model to give back: one that has seen a part of the rows is better than a constant. */
    private Optional<Fitted> partly(List<String> leftOut) {
        if (problem.incumbent().isEmpty()) {
            return Optional.empty();
        }
        KeptModel kept = problem.incumbent().get();
        Learner learner = problem.learner(kept.configuration().choice(SearchProblem.LEARNER));
        Configuration own = kept.configuration().nested(SearchProblem.LEARNER);
        try {
            Model model = kept.place().open();
            Member member = new Member(learner, versions.getOrDefault(learner.id(), ""), own, model, 1);
            leftOut.add("no model could be fitted on all rows in time; this one, from the search, knows "
                    + problem.rowsKnown(kept) + " of " + data.table().rows() + " rows");
            return Optional.of(new Fitted(new FittedModel(schema, problem.firstFold(), List.of(member)), leftOut));
        } catch (IOException | RuntimeException e) {
            leftOut.add("the model that the search kept of " + learner.id() + " is lost: " + Thrown.message(e));
            return Optional.empty();
        }
    }

    private Member member(Candidate candidate, Model model, double weight) {
        Learner learner = problem.learner(candidate.learner());
        return new Member(learner, versions.getOrDefault(learner.id(), ""), candidate.own(), model, weight);
    }

    /** A second layer takes the ensemble's place where it is better, and its members can be fitted in the time left. */
    private Ensemble stack(Ensemble selected, List<Candidate> candidates, LabelledTable rows, long deadline) {
        Duration left = left(deadline);
        Duration share = left.dividedBy(SELECTION_DIVISOR);
        List<Candidate> members = new ArrayList<>(choice.stackable(candidates));
        while (!members.isEmpty()
                && fitting(seconds(members, rows), members.size()).compareTo(left.minus(share)) > 0) {
            members.remove(Collections.max(members, Comparator.comparingDouble(Candidate::seconds)));
        }
        return choice.stack(selected, members, share);
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    /** All rows, or a sample on which the best can be fitted in time, where that is more than what a trial has seen. */
    private LabelledTable affordableRows(Candidate best, Duration limit) {
        double share = forFitting(limit) / seconds(best, data);
        int rows = (int) Math.min(data.table().rows(), share * data.table().rows());
        return rows > problem.trainingRows() ? Splits.sample(data, rows, seed) : data;
    }

    /** What the fits are not expected to need, but never less than the selection's share. */
    private Duration forSelecting(List<Candidate> candidates, Duration limit) {
        Duration unneeded = limit.minus(estimateEnsemble(candidates));
        Duration share = limit.dividedBy(SELECTION_DIVISOR);
        return unneeded.compareTo(share) > 0 ? unneeded : share;
    }

    /** The seconds that the selection leaves at least. */
    private static double forFitting(Duration limit) {
        return limit.minus(limit.dividedBy(SELECTION_DIVISOR)).toMillis() / 1000.0;
    }

    /** Whether no time is left to fit the best candidate, but its model of the first fold was kept. */
    private boolean onlyWorseIsAffordable(List<Candidate> candidates, LabelledTable rows, Duration limit) {
        return !candidates.isEmpty()
                && seconds(candidates.getFirst(), rows) > forFitting(limit)
                && problem.incumbent()
                        .filter(kept -> kept.configuration()
                                .equals(candidates.getFirst().configuration()))
                        .isPresent();
    }

    /** Those that can be fitted in the time that the selection leaves; the quickest alone, where none can. */
    private List<Candidate> affordable(List<Candidate> candidates, LabelledTable rows, Duration limit) {
        List<Candidate> affordable = candidates.stream()
                .filter(candidate -> seconds(candidate, rows) <= forFitting(limit))
                .toList();
        return affordable.isEmpty()
                ? candidates.stream().min(Comparator.comparingDouble(Candidate::seconds)).stream()
                        .toList()
                : affordable;
    }

    /** Begins with those that are best by themselves: time may run out, and a rare expert is no good alone. */
    private Map<Candidate, CompletableFuture<Model>> fit(Set<Candidate> chosen, LabelledTable rows, long deadline) {
        Map<Candidate, CompletableFuture<Model>> fits = new LinkedHashMap<>();
        ModelFitter fitter =
                fitters.apply(rows).orElseGet(() -> new LocalFitter(new WholeTable(rows), problem::learner, threads));
        Duration limit = left(deadline);
        chosen.stream()
                .sorted(Comparator.comparingDouble(Candidate::loss))
                .forEach(candidate -> fits.put(
                        candidate,
                        fitter.fit(
                                candidate.configuration(),
                                candidate.effort(),
                                Seeds.derive(
                                        seed, "refit", candidate.configuration().toJson()),
                                limit)));
        return fits;
    }

    private Map<Candidate, Model> fitted(
            Map<Candidate, CompletableFuture<Model>> fits, long deadline, List<String> leftOut) {
        Map<Candidate, Model> models = new LinkedHashMap<>();
        fits.forEach((candidate, fit) -> {
            String name = candidate.learner() + " (trial " + candidate.trial() + ")";
            try {
                models.put(candidate, fit.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS));
            } catch (TimeoutException e) {
                fit.cancel(true);
                leftOut.add(name + " is not in the model: no time was left to fit it on all rows");
            } catch (ExecutionException e) {
                Throwable cause = Thrown.cause(e);
                leftOut.add(name + " is not in the model: "
                        + (cause instanceof InterruptedException
                                ? "no time was left to fit it on all rows"
                                : "fitting it on all rows failed: " + Thrown.message(cause)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                leftOut.add(name + " is not in the model: fitting it on all rows was interrupted");
            }
        });
        return models;
    }
}
