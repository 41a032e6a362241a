package dev.autodidact.learnedoptimizer;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.optimizer.Objective;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.strategy.TrainableRule;
import dev.autodidact.learnedoptimizer.CardData.CellResult;
import dev.autodidact.learnedoptimizer.CardData.Comparison;
import dev.autodidact.learnedoptimizer.CardData.GuardCounts;
import dev.autodidact.learnedoptimizer.CardData.Point;
import dev.autodidact.learnedoptimizer.CardData.RuleResult;
import dev.autodidact.learnedoptimizer.CardData.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges the learned rule, without and with its guard, beside hand-made ones. Not thread-safe. */
final class CardJudge {

    /** How many learning rates and other values a hand-made rule is tuned over, about; to estimate the time it takes. */
    private static final int TRIES = 26;

    private final Map<String, CardCell> cells;
    private final TrainableRule learned;
    private final GuardedRule guarded;
    private final List<UpdateRule> handMade;
    private final int problems;
    private final int tuned;
    private final long seed;
    private final Map<String, CardTuning.Tried> adams = new HashMap<>();
    private final Map<String, Map<String, Double>> clock = new HashMap<>();

    /**
     * Makes a judge.
     *
     * @param cells all cells, by name; those that others are relatives of must be among them
     * @param weights of the learned rule
     * @param handMade the other rules, with their defaults
     * @param problems how many problems of a cell each rule is judged on
     * @param tuned how many others hand-made rules are tuned on
     * @param seed where all problems come from
     */
    CardJudge(
            Map<String, CardCell> cells,
            LstmWeights weights,
            List<UpdateRule> handMade,
            int problems,
            int tuned,
            long seed) {
        this.cells = cells;
        this.learned = weights.toRule();
        this.guarded = GuardedRule.around(learned);
        this.handMade = handMade;
        this.problems = problems;
        this.tuned = tuned;
        this.seed = seed;
    }

    /** {@return about how many seconds of one thread {@link #judge} takes; measures the rules for it} */
    double expectedSeconds(CardCell cell) {
        Map<String, Double> seconds = seconds(cell);
        double judging = 2 * seconds.values().stream().mapToDouble(it -> it).sum();
        double learning = seconds.get(CardData.LSTM) + seconds.get(CardData.GUARDED);
        double tuning =
                handMade.stream().mapToDouble(it -> seconds.get(it.id())).sum();
        return (judging - (cell.isScaled() ? 0 : learning)) * problems * cell.horizon()
                + tuning * TRIES * tuned * Math.min(CardData.STEP, cell.horizon());
    }

    CellResult judge(CardCell cell) {
        Map<String, double[][]> losses = new LinkedHashMap<>();
        List<RuleResult> rules = new ArrayList<>();
        Round round = new Round(cell, losses, rules);
        round.add(CardData.LSTM, learned, Map.of(), cell);
        round.addGuarded();
        if (cell.isScaled()) {
            CardCell unscaled = cells.get(cell.problems()).withHorizon(cell.horizon());
            round.add(CardData.LSTM + CardData.UNSCALED, learned, Map.of(), unscaled);
            round.add(CardData.GUARDED + CardData.UNSCALED, guarded, Map.of(), unscaled);
        }
        CardTuning tuning = new CardTuning(cell, tuned, seed);
        UpdateRule fallback = tuning.best(PlainAdam.ladder());
        round.add(CardData.FALLBACK, fallback, Map.of("learning-rate", ((PlainAdam) fallback).learningRate()), cell);
        for (UpdateRule rule : handMade) {
            round.add(
                    rule.id() + CardData.UNTUNED, rule, rule.space().defaults().values(), cell);
            CardTuning.Tried best = tuning.best(rule);
            round.add(
                    rule.id() + CardData.TUNED,
                    best.rule(),
                    best.configuration().values(),
                    cell);
        }
        if (!cell.family().equals(cell.name())) {
            CardTuning.Tried once = adams.computeIfAbsent(cell.family(), this::adam);
            round.add(CardData.ADAM_ONCE, once.rule(), once.configuration().values(), cell);
        }
        String bestByMean =
                best(rules, Comparator.comparingDouble(point -> point.mean().value()));
        String bestByMedian =
                best(rules, Comparator.comparingDouble(point -> point.median().value()));
        return new CellResult(
                cell.name(),
                cell.title(),
                cell.family(),
                cell.scale(),
                example(cell).parameters(),
                bestByMean,
                bestByMedian,
                rules,
                comparisons(cell, losses, bestByMean, bestByMedian));
    }

    /** The results of one cell as they come in. */
    private final class Round {

        private final CardCell cell;
        private final Map<String, double[][]> losses;
        private final List<RuleResult> rules;

        Round(CardCell cell, Map<String, double[][]> losses, List<RuleResult> rules) {
            this.cell = cell;
            this.losses = losses;
            this.rules = rules;
        }

        void add(String name, UpdateRule rule, Map<String, Object> settings, CardCell where) {
            add(name, settings, where.losses(rule, problems, judged(), where.checkpoints()), null);
        }

        void addGuarded() {
            List<Watched> watched = cell.descents(
                    guarded,
                    problems,
                    judged(),
                    (taken, state) -> new Watched(taken, guarded.audit(state)),
                    cell.checkpoints());
            int fired = (int) watched.stream().filter(Watched::fired).count();
            int stayed = (int) watched.stream().filter(Watched::stayed).count();
            add(
                    CardData.GUARDED,
                    Map.of(),
                    watched.stream().map(Watched::losses).toArray(double[][]::new),
                    new GuardCounts(fired, stayed));
        }

        private void add(String name, Map<String, Object> settings, double[][] taken, @Nullable GuardCounts guard) {
            losses.put(name, taken);
            String clocked = name.replace(CardData.UNSCALED, "");
            Map<String, Double> seconds = seconds(cell);
            double perStep = seconds.containsKey(clocked)
                    ? seconds.get(clocked)
                    : seconds.get(clocked.substring(0, clocked.indexOf(' ')));
            rules.add(new RuleResult(name, settings, perStep, points(taken, cell.checkpoints()), guard));
        }
    }

    /** A guarded descent. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Watched(double[] losses, List<GuardEvent> events) {

        boolean fired() {
            return !events.isEmpty();
        }

        boolean stayed() {
            return fired() && events.get(events.size() - 1).kind() != GuardEvent.Kind.READMITTED;
        }
    }

    private long judged() {
        return Seeds.derive(seed, "judged");
    }

    private CardTuning.Tried adam(String family) {
        UpdateRule adam = handMade.stream()
                .filter(rule -> rule.id().equals("adam"))
                .findFirst()
                .orElseThrow();
        return new CardTuning(cells.get(family), tuned, seed).best(adam);
    }

    private static Objective example(CardCell cell) {
        return cell.objective(Seeds.generator(0, "example", cell.problems()));
    }

    private Map<String, Double> seconds(CardCell cell) {
        return clock.computeIfAbsent(cell.name(), name -> {
            Objective example = example(cell);
            Map<String, Double> seconds = new HashMap<>();
            seconds.put(CardData.LSTM, CardClock.secondsPerStep(learned, example));
            seconds.put(CardData.GUARDED, CardClock.secondsPerStep(guarded, example));
            seconds.put(
                    CardData.FALLBACK,
                    CardClock.secondsPerStep(PlainAdam.ladder().get(0), example));
            for (UpdateRule rule : handMade) {
                seconds.put(rule.id(), CardClock.secondsPerStep(rule, example));
            }
            return seconds;
        });
    }

    static List<Point> points(double[][] losses, int[] checkpoints) {
        List<Point> points = new ArrayList<>();
        for (int at = 0; at < checkpoints.length; at++) {
            double[] column = column(losses, at);
            int diverged = 0;
            for (double[] row : losses) {
                diverged += row[at] <= row[0] ? 0 : 1;
            }
            points.add(new Point(checkpoints[at], Estimate.mean(column), Estimate.median(column), diverged));
        }
        return points;
    }

    private static String best(List<RuleResult> rules, Comparator<Point> order) {
        return rules.stream()
                .filter(rule -> rule.name().endsWith(CardData.TUNED))
                .min(Comparator.comparing(
                        rule -> rule.points().stream()
                                .filter(point -> point.step() <= CardData.STEP)
                                .reduce((first, second) -> second)
                                .orElseThrow(),
                        order))
                .orElseThrow()
                .name();
    }

    private static List<Comparison> comparisons(
            CardCell cell, Map<String, double[][]> losses, String bestByMean, String bestByMedian) {
        List<Comparison> comparisons = new ArrayList<>();
        for (String rule : List.of(CardData.LSTM, CardData.GUARDED)) {
            List<String> others = Arrays.asList(
                    bestByMean, CardData.FALLBACK, CardData.ADAM_TUNED, CardData.ADAM_ONCE, rule + CardData.UNSCALED);
            int[] checkpoints = cell.checkpoints();
            for (int at = 1; at < checkpoints.length; at++) {
                double[] own = column(losses.get(rule), at);
                for (String other :
                        others.stream().filter(losses::containsKey).distinct().toList()) {
                    comparisons.add(new Comparison(
                            rule,
                            other,
                            Statistic.MEAN,
                            checkpoints[at],
                            Estimate.ratioOfMeans(own, column(losses.get(other), at))));
                }
                comparisons.add(new Comparison(
                        rule,
                        bestByMedian,
                        Statistic.MEDIAN,
                        checkpoints[at],
                        Estimate.ratioOfMedians(own, column(losses.get(bestByMedian), at))));
            }
        }
        return comparisons;
    }

    private static double[] column(double[][] losses, int at) {
        return Arrays.stream(losses).mapToDouble(row -> row[at]).toArray();
    }
}
