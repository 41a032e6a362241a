package dev.autodidact.learnedoptimizer;

import dev.autodidact.learnedoptimizer.CardData.CellResult;
import dev.autodidact.learnedoptimizer.CardData.Statistic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that a learned rule is held to.
 *
 * @param claim a number that must not be above the limit, in words
 * @param limit the limit
 * @param status what came out
 * @param finding what came out, in words
 * @param values the number in each cell that it is judged on
 */
record CardBound(String claim, double limit, Status status, String finding, List<Value> values) {

    private static final int LATER = 1000;
    private static final double GAINS = 0.95;
    private static final int MOST_NAMED = 6;

    /** What came out. */
    enum Status {
        MET("met"),
        MISSED("missed"),
        NOT_JUDGED("not judged");

        private final String words;

        Status(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** A number in a cell. */
    record Value(String cell, Estimate estimate) {}

    static List<CardBound> of(List<CellResult> cells) {
        List<CellResult> unscaled =
                cells.stream().filter(cell -> cell.scale() == 1).toList();
        List<CellResult> relatives = unscaled.stream()
                .filter(cell -> !cell.family().equals(cell.name()))
                .toList();
        List<CellResult> quadratics = named(unscaled, CardCells.QUADRATIC);
        List<CellResult> mnist = named(unscaled, CardCells.MNIST);
        return List.of(
                atMost(
                        "10-dimensional quadratics, step 100: mean loss over the best tuned hand-made rule's",
                        0.6,
                        values(quadratics, cell -> best(cell, Statistic.MEAN, CardData.STEP))),
                atMost(
                        "10-dimensional quadratics, step 100: median loss over the best tuned hand-made rule's",
                        0.8,
                        values(quadratics, cell -> best(cell, Statistic.MEDIAN, CardData.STEP))),
                atMost(
                        "10-dimensional quadratics, step 1,000: mean loss over that of the rule best at step 100",
                        1,
                        values(quadratics, cell -> best(cell, Statistic.MEAN, LATER))),
                atMost("10-dimensional quadratics: descents that diverge", 0, values(quadratics, CardBound::diverged)),
                atMost(
                        "MNIST, sigmoid network, step 100: mean loss over tuned Adam's",
                        0.8,
                        values(mnist, cell -> adam(cell, CardData.ADAM_TUNED, CardData.STEP))),
                atMost(
                        "MNIST, sigmoid network, step 1,000: mean loss over tuned Adam's",
                        1,
                        values(mnist, cell -> adam(cell, CardData.ADAM_TUNED, LATER))),
                atMost(
                        "Other networks and data, step 100: mean loss over Adam's, tuned once on the sigmoid network",
                        1,
                        values(relatives, cell -> adam(cell, CardData.ADAM_ONCE, CardData.STEP))),
                atMost("Other networks and data: descents that diverge", 0, values(relatives, CardBound::diverged)),
                atMost(
                        "Scaled losses, last step: mean loss over that of the unscaled problems",
                        1.1,
                        values(
                                cells,
                                cell -> cell.ratio(
                                        CardData.LSTM,
                                        CardData.LSTM + CardData.UNSCALED,
                                        Statistic.MEAN,
                                        cell.lastStep()))),
                atMost(
                        "With the guard, last step: mean loss over the fallback's",
                        1.05,
                        values(
                                cells,
                                cell -> cell.ratio(
                                        CardData.GUARDED, CardData.FALLBACK, Statistic.MEAN, cell.lastStep()))),
                atMost(
                        "Where the learned rule is 5 % or more ahead of the fallback: share of this gain that the guard"
                                + " costs",
                        0.1, values(cells, CardBound::lostGain)));
    }

    /** Judges numbers that must not be above a limit. */
    static CardBound atMost(String claim, double limit, List<Value> values) {
        List<Value> worstFirst = values.stream()
                .sorted(Comparator.comparingDouble(
                                (Value value) -> value.estimate().value())
                        .reversed())
                .toList();
        List<Value> above = worstFirst.stream()
                .filter(value -> !(value.estimate().value() <= limit))
                .toList();
        if (values.isEmpty()) {
            return new CardBound(claim, limit, Status.NOT_JUDGED, "no cell of this run bears on it", values);
        }
        if (above.isEmpty()) {
            String cells = values.size() == 1 ? "" : "in all " + values.size() + " cells; greatest: ";
            return new CardBound(claim, limit, Status.MET, cells + words(worstFirst.get(0)), values);
        }
        String named = above.stream().limit(MOST_NAMED).map(CardBound::words).collect(Collectors.joining("; "));
        String more = above.size() > MOST_NAMED ? "; …" : "";
        return new CardBound(
                claim,
                limit,
                Status.MISSED,
                (values.size() == 1 ? "" : "in " + above.size() + " of " + values.size() + " cells: ") + named + more,
                values);
    }

    /** {@return how many are met, missed and not judged, in words} */
    static String headline(List<CardBound> bounds) {
        return Stream.of(Status.values())
                .map(status -> {
                    long count =
                            bounds.stream().filter(b -> b.status() == status).count();
                    return count + " " + status.words();
                })
                .collect(Collectors.joining(", ", "Of " + bounds.size() + " bounds: ", "."));
    }

    private static List<CellResult> named(List<CellResult> cells, String name) {
        return cells.stream().filter(cell -> cell.name().equals(name)).toList();
    }

    private static List<Value> values(List<CellResult> cells, Function<CellResult, Optional<Estimate>> number) {
        List<Value> values = new ArrayList<>();
        for (CellResult cell : cells) {
            number.apply(cell).ifPresent(estimate -> values.add(new Value(cell.name(), estimate)));
        }
        return values;
    }

    private static Optional<Estimate> best(CellResult cell, Statistic statistic, int step) {
        String against = statistic == Statistic.MEAN ? cell.bestByMean() : cell.bestByMedian();
        return cell.ratio(CardData.LSTM, against, statistic, step);
    }

    private static Optional<Estimate> adam(CellResult cell, String adam, int step) {
        return cell.ratio(CardData.LSTM, adam, Statistic.MEAN, step);
    }

    private static Optional<Estimate> diverged(CellResult cell) {
        return Optional.of(Estimate.exactly(cell.rule(CardData.LSTM).last().diverged()));
    }

    private static Optional<Estimate> lostGain(CellResult cell) {
        double fallback = lastMean(cell, CardData.FALLBACK);
        double learned = lastMean(cell, CardData.LSTM);
        double guarded = lastMean(cell, CardData.GUARDED);
        return learned <= GAINS * fallback
                ? Optional.of(Estimate.exactly((guarded - learned) / (fallback - learned)))
                : Optional.empty();
    }

    private static double lastMean(CellResult cell, String rule) {
        return cell.rule(rule).last().mean().value();
    }

    private static String words(Value value) {
        return value.cell() + " " + CardNumbers.interval(value.estimate());
    }
}
