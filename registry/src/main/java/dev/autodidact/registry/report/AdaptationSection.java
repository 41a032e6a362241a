package dev.autodidact.registry.report;

import dev.autodidact.registry.report.Page.Column;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The part of a comparison's report that says how fast few-shot strategies adapt, and what that takes. */
final class AdaptationSection {

    /** The steps that tables show. */
    static final List<Integer> SHOWN = List.of(0, 1, 2, 5, 10);

    private final Analysis analysis;
    private final Page page;
    private final Html html;

    AdaptationSection(Analysis analysis, Page page) {
        this.analysis = analysis;
        this.page = page;
        this.html = page.html();
    }

    void write() {
        analysis.adaptations().ifPresent(this::write);
    }

    private void write(Adaptations adaptations) {
        page.section(
                "adaptation",
                "How fast does it adapt?",
                "The mean score over "
                        + Numbers.count(adaptations.episodes(), "task", "tasks")
                        + " ± half the width of its 95 % interval, before the first gradient step and after each: of"
                        + " few-shot episodes the score on the query set. Searches, which take no such steps, have a score"
                        + " at the end alone.");
        html.open("figure").element("figcaption", title(adaptations));
        page.chart(
                "adaptation",
                title(adaptations) + ": "
                        + adaptations.strategies().stream()
                                .filter(one -> !one.bySteps().isEmpty())
                                .map(one -> one.strategy() + " ends at "
                                        + Numbers.score(one.end().mean()))
                                .collect(Collectors.joining(", ")));
        html.close().line();
        scores(adaptations);
        complexity(adaptations);
        page.end();
    }

    private static String title(Adaptations adaptations) {
        return "Mean " + adaptations.metric() + " by gradient steps, "
                + (adaptations.greaterIsBetter() ? "higher" : "lower") + " is better";
    }

    private void scores(Adaptations adaptations) {
        List<Integer> shown =
                SHOWN.stream().filter(step -> step <= adaptations.steps()).toList();
        page.table(
                title(adaptations),
                true,
                Stream.of(
                                Stream.of(Column.words("Strategy")),
                                shown.stream().map(step -> Column.number(after(step))),
                                Stream.of(Column.number("At the end"), Column.number("Area under the curve")))
                        .flatMap(columns -> columns)
                        .toList());
        for (Adaptations.Adapted one : adaptations.strategies()) {
            html.open("tr");
            page.strategy("th", one.strategy(), analysis.place(one.strategy()));
            for (int step : shown) {
                if (one.bySteps().isEmpty()) {
                    page.number(Numbers.NONE, Double.NaN);
                } else {
                    number(one.bySteps().get(step));
                }
            }
            number(one.end());
            page.number(Numbers.score(one.area()), one.area());
            html.close().line();
        }
        page.endTable();
    }

    static String after(int step) {
        return switch (step) {
            case 0 -> "Before";
            case 1 -> "1 step";
            default -> step + " steps";
        };
    }

    private void number(Adaptations.Estimate estimate) {
        page.number(text(estimate), estimate.mean());
    }

    static String text(Adaptations.Estimate estimate) {
        return Numbers.score(estimate.mean()) + " ± " + Numbers.score(estimate.margin());
    }

    private void complexity(Adaptations adaptations) {
        page.table(
                "What adapting takes: seconds of this machine, and counts that are the same on every one",
                true,
                List.of(
                        Column.words("Strategy"),
                        Column.number("Seconds per task"),
                        Column.number("Learned numbers"),
                        Column.number("Multiply-adds to adapt"),
                        Column.number("Multiply-adds to predict a row"),
                        Column.number("Memory to adapt")));
        for (Adaptations.Adapted one : adaptations.strategies()) {
            html.open("tr");
            page.strategy("th", one.strategy(), analysis.place(one.strategy()));
            page.number(Numbers.score(one.seconds()), one.seconds());
            one.complexity()
                    .ifPresentOrElse(
                            complexity -> {
                                count(complexity.learned());
                                count(complexity.adaptation());
                                count(complexity.prediction());
                                page.number(Numbers.bytes(complexity.memory()), (double) complexity.memory());
                            },
                            () -> {
                                for (int column = 0; column < 4; column++) {
                                    page.number(Numbers.NONE, Double.NaN);
                                }
                            });
            html.close().line();
        }
        page.endTable();
    }

    private void count(long value) {
        page.number(Numbers.count(value), (double) value);
    }
}
