package dev.autodidact.registry.report;

import dev.autodidact.registry.report.Page.Column;
import dev.autodidact.registry.statistics.HodgesLehmann;
import dev.autodidact.registry.statistics.PairedComparison;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The part of a comparison's report that says whether differences are real. */
final class PairsSection {

    private final Analysis analysis;
    private final Page page;
    private final Html html;

    PairsSection(Analysis analysis, Page page) {
        this.analysis = analysis;
        this.page = page;
        this.html = page.html();
    }

    void write() {
        if (analysis.pairs().isEmpty()) {
            return;
        }
        page.section(
                "pairs",
                "Is the difference real?",
                "Each pair on the tasks that both have run on. Median gain: the Hodges-Lehmann difference of regrets with its"
                        + " 95 % interval. Effect: the rank-biserial correlation, from −1 to 1. p: two-sided Wilcoxon"
                        + " signed-rank test on the regrets, after Holm's correction for all "
                        + analysis.pairs().size()
                        + " pairs. The probabilities come from the Bayesian signed-rank test; regrets that differ by less"
                        + " than " + Pair.EQUIVALENCE
                        + " count as equal. To settle: how many more tasks like these would make the difference"
                        + " significant, with a probability of 0.8.");
        matrix();
        pairTable();
        triangles();
        page.end();
    }

    private void matrix() {
        List<String> ranked = analysis.ranked().stream().map(Standing::id).toList();
        page.table(
                "Wins, ties and losses of each row against each column; marked where the row is clearly ahead",
                false,
                Stream.concat(
                                Stream.of(Column.words("Strategy")),
                                ranked.stream().map(Column::number))
                        .toList());
        for (String row : ranked) {
            html.open("tr");
            page.strategy("th", row, analysis.place(row));
            ranked.forEach(column -> match(analysis.pair(row, column)));
            html.close().line();
        }
        page.endTable();
    }

    private void match(Optional<Pair> found) {
        if (found.isEmpty()) {
            html.element("td", Numbers.NONE, "class", "number");
            return;
        }
        Pair pair = found.get();
        boolean ahead = pair.test().firstAhead();
        boolean behind = pair.test().secondAhead();
        html.open("td", "class", ahead ? "number best" : behind ? "number behind" : "number");
        html.text(pair.wins() + " – " + pair.ties() + " – " + pair.losses());
        if (ahead || behind) {
            html.element("span", ahead ? " ahead" : " behind", "class", "hidden");
        }
        html.close();
    }

    private void pairTable() {
        page.table(
                "Pairs of strategies",
                true,
                List.of(
                        Column.words("First"),
                        Column.words("Second"),
                        Column.number("Tasks"),
                        Column.number("Median gain"),
                        Column.number("Effect"),
                        Column.number("p"),
                        Column.number("First better"),
                        Column.number("Equal"),
                        Column.number("Second better"),
                        Column.number("To settle")));
        for (Pair pair : analysis.pairs()) {
            PairedComparison test = pair.test();
            html.open("tr");
            page.strategy("td", pair.a(), analysis.place(pair.a()));
            page.strategy("td", pair.b(), analysis.place(pair.b()));
            page.number(Numbers.count(pair.tasks()), pair.tasks());
            gain(test.difference());
            page.number(signed(test.rankBiserial(), 2), test.rankBiserial());
            html.element(
                    "td",
                    Numbers.p(test.pAdjusted()),
                    "class",
                    test.significant() ? "number best" : "number",
                    "data-sort",
                    String.valueOf(test.pAdjusted()));
            page.number(
                    Numbers.probability(test.bayesian().firstBetter()),
                    test.bayesian().firstBetter());
            page.number(
                    Numbers.probability(test.bayesian().equal()),
                    test.bayesian().equal());
            page.number(
                    Numbers.probability(test.bayesian().secondBetter()),
                    test.bayesian().secondBetter());
            toSettle(pair);
            html.close().line();
        }
        page.endTable();
    }

    private void gain(HodgesLehmann difference) {
        html.open("td", "class", "number", "data-sort", String.valueOf(difference.estimate()));
        html.text(signed(difference.estimate(), 3));
        if (Double.isFinite(difference.lower())) {
            html.element(
                    "span",
                    " " + signed(difference.lower(), 3) + " to " + signed(difference.upper(), 3),
                    "class",
                    "spread below");
        }
        html.close();
    }

    private void toSettle(Pair pair) {
        OptionalLong more = pair.moreTasks();
        page.number(
                more.isPresent() ? "+" + Numbers.count(more.getAsLong()) : Numbers.NONE,
                more.isPresent() ? (double) more.getAsLong() : Double.NaN);
    }

    private void triangles() {
        if (analysis.shared().isEmpty()) {
            return;
        }
        String leader = analysis.ranked().getFirst().id();
        html.element("h3", "How sure, drawn: " + leader + " against each other");
        html.element(
                "p",
                "Each dot is one draw of what the tasks may say; the corner nearest to it is what it speaks for.",
                "class",
                "explanation");
        html.open("div", "class", "triangles").line();
        for (Standing rival : analysis.ranked()) {
            analysis.pair(leader, rival.id())
                    .ifPresent(pair -> PosteriorTriangle.draw(pair, analysis.place(leader), html));
        }
        html.close().line();
    }

    private static String signed(double difference, int digits) {
        String text = Numbers.fixed(Math.abs(difference), digits);
        if (Double.parseDouble(text) == 0) {
            return text;
        }
        return (difference > 0 ? "+" : "−") + text;
    }
}
