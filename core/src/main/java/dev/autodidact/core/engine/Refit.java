package dev.autodidact.core.engine;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.core.model.BaggedSelection;
import dev.autodidact.core.model.Calibrator;
import dev.autodidact.core.preprocess.Splits;
import dev.autodidact.runtime.model.Calibration;
import dev.autodidact.runtime.model.FittedModel;
import dev.autodidact.runtime.model.Member;
import dev.autodidact.runtime.model.Mixture;
import dev.autodidact.runtime.model.Schema;
import dev.autodidact.runtime.plugin.Offer;
import dev.autodidact.runtime.plugin.Thrown;
import dev.autodidact.runtime.preprocess.LabelledTable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

    /** The share of its time that choosing the ensemble may take. */
    private static final int SELECTION_DIVISOR = 4;

    private final LabelledTable data;
    private final Schema schema;
    private final TableProblem problem;
    private final Function<LabelledTable, Optional<ModelFitter>> fitters;
    private final Map<String, String> versions = new LinkedHashMap<>();
    private final long seed;
    private final int threads;

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
    }

    /**
     * {@return how long it will take to fit the best candidates on all rows, by what their trials took}
     *
     * @param candidates the candidates, the best first
     * @param members how many of them, at least 1
     */
    public Duration estimate(List<Candidate> candidates, int members) {
        double seconds = candidates.stream()
                .limit(members)
                .mapToDouble(candidate -> seconds(candidate, data))
                .sum();
        return Duration.ofMillis((long) (1000 * seconds / Math.min(threads, members)));
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
        Map<Candidate, Double> chosen = candidates.isEmpty() ? Map.of() : select(candidates, rows, limit);
        Map<Candidate, CompletableFuture<Model>> fits = fit(chosen, rows, deadline);
        Calibration calibration = calibrate(chosen, deadline);
        Map<Candidate, Member> members = fitted(chosen, fits, deadline, leftOut);
        if (members.isEmpty()) {
            Optional<Fitted> partly = partly(leftOut);
            if (partly.isPresent()) {
                return partly.get();
            }
        }
        if (members.size() < chosen.size()) {
            chosen.keySet().retainAll(members.keySet());
            calibration = calibrate(chosen, deadline);
        }
        if (rows != data) {
            leftOut.add("the model knows " + rows.table().rows() + " of "
                    + data.table().rows() + " rows: the time did not suffice for more");
        }
        double total = members.values().stream().mapToDouble(Member::weight).sum();
        List<Member> weighted = members.values().stream()
                .map(member -> new Member(
                        member.learner(),
                        member.version(),
                        member.configuration(),
                        member.model(),
                        member.weight() / total))
                .toList();
        return new Fitted(new FittedModel(schema, rows.preprocessor(), weighted, calibration), leftOut);
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

    private Map<Candidate, Double> select(List<Candidate> candidates, LabelledTable rows, Duration limit) {
        List<Candidate> pool = affordable(candidates, rows, limit);
        Target truth = problem.validated();
        List<Predictions> predictions = pool.stream().map(Candidate::outOfFold).toList();
        if (truth.rows() > MOST_ROWS_TO_SELECT_ON) {
            int[] sample = Seeds.generator(seed, "ensemble")
                    .ints(MOST_ROWS_TO_SELECT_ON, 0, truth.rows())
                    .toArray();
            truth = truth.take(sample);
            predictions = predictions.stream()
                    .map(all -> Mixture.gather(List.of(all), new int[sample.length], sample))
                    .toList();
        }
        Map<Candidate, Double> chosen = new LinkedHashMap<>();
        Cancellation cancellation =
                Cancellation.after(limit.dividedBy(SELECTION_DIVISOR).toNanos());
        BaggedSelection.select(predictions, truth, problem.metric(), seed, cancellation)
                .forEach((index, weight) -> chosen.put(pool.get(index), weight));
        return chosen;
    }

    /** All rows, or a sample on which the best can be fitted in time, where that is more than what a trial has seen. */
    private LabelledTable affordableRows(Candidate best, Duration limit) {
        double share = forFitting(limit) / seconds(best, data);
        int rows = (int) Math.min(data.table().rows(), share * data.table().rows());
        return rows > problem.trainingRows() ? Splits.sample(data, rows, seed) : data;
    }

    /** The seconds that the selection leaves. */
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

    /** What the out-of-fold predictions of an ensemble ask for, while its members are being fitted. */
    private Calibration calibrate(Map<Candidate, Double> chosen, long deadline) {
        if (chosen.isEmpty()) {
            return Calibration.NONE;
        }
        double total = chosen.values().stream().mapToDouble(weight -> weight).sum();
        Predictions outOfFold = Mixture.weighted(
                chosen.keySet().stream().map(Candidate::outOfFold).toList(),
                chosen.values().stream().mapToDouble(weight -> weight / total).toArray());
        return Calibrator.fit(
                outOfFold,
                problem.validated(),
                problem.metric(),
                seed,
                Cancellation.after(Math.max(0, deadline - System.nanoTime())));
    }

    /** Begins with those of the greatest weight, in case time runs out. */
    private Map<Candidate, CompletableFuture<Model>> fit(
            Map<Candidate, Double> chosen, LabelledTable rows, long deadline) {
        Map<Candidate, CompletableFuture<Model>> fits = new LinkedHashMap<>();
        ModelFitter fitter =
                fitters.apply(rows).orElseGet(() -> new LocalFitter(new WholeTable(rows), problem::learner, threads));
        Duration limit = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        chosen.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
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

    private Map<Candidate, Member> fitted(
            Map<Candidate, Double> chosen,
            Map<Candidate, CompletableFuture<Model>> fits,
            long deadline,
            List<String> leftOut) {
        Map<Candidate, Member> members = new LinkedHashMap<>();
        chosen.forEach((candidate, weight) -> {
            CompletableFuture<Model> fit = Objects.requireNonNull(fits.get(candidate));
            String name = candidate.learner() + " (trial " + candidate.trial() + ")";
            try {
                Model model = fit.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                Learner learner = problem.learner(candidate.learner());
                String version = versions.getOrDefault(learner.id(), "");
                members.put(candidate, new Member(learner, version, candidate.own(), model, weight));
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
        return members;
    }
}
