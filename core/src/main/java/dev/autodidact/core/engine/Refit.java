package dev.autodidact.core.engine;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.Encoding;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.core.model.Answer;
import dev.autodidact.core.model.EnsembleSelection;
import dev.autodidact.core.model.FittedModel;
import dev.autodidact.core.model.Member;
import dev.autodidact.core.model.Mixture;
import dev.autodidact.core.model.Schema;
import dev.autodidact.core.plugin.Offer;
import dev.autodidact.core.plugin.Thrown;
import dev.autodidact.core.preprocess.LabelledTable;
import dev.autodidact.core.preprocess.Preprocessor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/** Turns a run's candidates into the final model: chooses an ensemble, and fits its members on all rows. */
public final class Refit {

    /** More rows than this do not make the choice of an ensemble better, only slower. */
    private static final int MOST_ROWS_TO_SELECT_ON = 20_000;

    /** The share of its time that choosing the ensemble may take. */
    private static final int SELECTION_DIVISOR = 4;

    /** So many rows are predicted to see whether a model works at all. */
    private static final int PROBED_ROWS = 100;

    private final LabelledTable data;
    private final TableProblem problem;
    private final Map<String, String> versions = new LinkedHashMap<>();
    private final long seed;
    private final int threads;

    /**
     * Makes ready to refit.
     *
     * @param data all rows
     * @param problem what was searched
     * @param learners knows the versions of the learners' plugins
     * @param seed the run's seed
     * @param threads how many members are fitted at the same time
     */
    public Refit(LabelledTable data, TableProblem problem, List<Offer<Learner>> learners, long seed, int threads) {
        this.data = data;
        this.problem = problem;
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
        double seconds =
                candidates.stream().limit(members).mapToDouble(this::seconds).sum();
        return Duration.ofMillis((long) (1000 * seconds / Math.min(threads, members)));
    }

    /** What fitting one candidate on all rows will take: as long as one of its folds, whose rows were fewer. */
    private double seconds(Candidate candidate) {
        return candidate.seconds() / problem.folds() / problem.trainedShare();
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
        Preprocessor preprocessor = Preprocessor.fit(data.table(), data.targetName(), allRows());
        Schema schema = Schema.of(data.targetName(), data.type(), data.target());
        if (onlyWorseIsAffordable(candidates, limit)) {
            return partly(problem.incumbent().orElseThrow(), schema, leftOut);
        }
        List<Member> members = candidates.isEmpty()
                ? List.of()
                : fit(select(candidates, limit), schema, preprocessor, deadline, leftOut);
        if (members.isEmpty() && problem.incumbent().isPresent()) {
            return partly(problem.incumbent().get(), schema, leftOut);
        }
        double total = members.stream().mapToDouble(Member::weight).sum();
        List<Member> weighted = members.stream()
                .map(member -> new Member(
                        member.learner(),
                        member.version(),
                        member.configuration(),
                        member.model(),
                        member.weight() / total))
                .toList();
        return new Fitted(new FittedModel(schema, preprocessor, weighted), leftOut);
    }

    /**
     * The final model.
     *
     * @param model the model
     * @param leftOut members that were chosen but could not be fitted on all rows, and why, one line each
     */
    public record Fitted(FittedModel model, List<String> leftOut) {}

    /** There is always a model to give back: one that has seen a part of the rows is better than a constant. */
    private Fitted partly(Incumbent.Kept kept, Schema schema, List<String> leftOut) {
        Learner learner = problem.learner(kept.configuration().choice(SearchProblem.LEARNER));
        Configuration own = kept.configuration().nested(SearchProblem.LEARNER);
        Member member = new Member(learner, versions.getOrDefault(learner.id(), ""), own, kept.model(), 1);
        leftOut.add("no model could be fitted on all rows in time; this one, from the search, knows " + kept.rows()
                + " of " + data.table().rows() + " rows");
        return new Fitted(new FittedModel(schema, kept.preprocessor(), List.of(member)), leftOut);
    }

    private Map<Candidate, Double> select(List<Candidate> candidates, Duration limit) {
        List<Candidate> pool = affordable(candidates, limit);
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
        EnsembleSelection.select(predictions, truth, problem.metric(), cancellation)
                .forEach((index, weight) -> chosen.put(pool.get(index), weight));
        return chosen;
    }

    /** Whether no time is left to fit the best candidate, but its model of the first fold was kept. */
    private boolean onlyWorseIsAffordable(List<Candidate> candidates, Duration limit) {
        return !candidates.isEmpty()
                && !isAffordable(candidates.get(0), limit)
                && problem.incumbent()
                        .filter(kept ->
                                kept.configuration().equals(candidates.get(0).configuration()))
                        .isPresent();
    }

    private boolean isAffordable(Candidate candidate, Duration limit) {
        return seconds(candidate)
                <= limit.minus(limit.dividedBy(SELECTION_DIVISOR)).toMillis() / 1000.0;
    }

    /** Those that can be fitted in the time that the selection leaves; the quickest alone, where none can. */
    private List<Candidate> affordable(List<Candidate> candidates, Duration limit) {
        List<Candidate> affordable = candidates.stream()
                .filter(candidate -> isAffordable(candidate, limit))
                .toList();
        return affordable.isEmpty()
                ? candidates.stream().min(Comparator.comparingDouble(this::seconds)).stream()
                        .toList()
                : affordable;
    }

    private List<Member> fit(
            Map<Candidate, Double> chosen,
            Schema schema,
            Preprocessor preprocessor,
            long deadline,
            List<String> leftOut) {
        Map<Encoding, TrainingData> encoded = new ConcurrentHashMap<>();
        ExecutorService pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("refit-", 0).factory());
        Map<Candidate, Future<Member>> fits = new LinkedHashMap<>();
        chosen.forEach((candidate, weight) -> fits.put(
                candidate, pool.submit(() -> fit(candidate, weight, schema, preprocessor, encoded, deadline))));
        List<Member> members = new ArrayList<>();
        fits.forEach((candidate, fit) -> {
            String name = candidate.learner() + " (trial " + candidate.trial() + ")";
            try {
                members.add(fit.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS));
            } catch (TimeoutException e) {
                fit.cancel(true);
                leftOut.add(name + " is not in the model: no time was left to fit it on all rows");
            } catch (ExecutionException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                leftOut.add(name + " is not in the model: "
                        + (cause instanceof InterruptedException
                                ? "no time was left to fit it on all rows"
                                : "fitting it on all rows failed: " + Thrown.message(cause)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                leftOut.add(name + " is not in the model: fitting it on all rows was interrupted");
            }
        });
        pool.shutdownNow();
        return members;
    }

    private Member fit(
            Candidate candidate,
            double weight,
            Schema schema,
            Preprocessor preprocessor,
            Map<Encoding, TrainingData> encoded,
            long deadline)
            throws InterruptedException {
        Configuration own = candidate.own();
        Learner learner = problem.learner(candidate.learner());
        TrainingData training = encoded.computeIfAbsent(
                learner.encoding(own),
                encoding -> new TrainingData(preprocessor.encode(data.table(), allRows(), encoding), data.target()));
        FitContext context = new FitContext(
                Seeds.derive(seed, "refit", candidate.configuration().toJson()),
                1,
                Cancellation.after(Math.max(0, deadline - System.nanoTime())));
        Model model = learner.fit(own, training, context);
        int[] probed =
                IntStream.range(0, Math.min(PROBED_ROWS, training.rows())).toArray();
        String defect = Answer.defect(model.predict(training.features().take(probed)), probed.length, schema);
        if (!defect.isEmpty()) {
            throw new InvalidOutputException(defect);
        }
        return new Member(learner, versions.getOrDefault(learner.id(), ""), own, model, weight);
    }

    private int[] allRows() {
        return IntStream.range(0, data.table().rows()).toArray();
    }
}
