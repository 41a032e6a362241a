package dev.autodidact.registry.report;

import dev.autodidact.registry.report.Page.Column;
import dev.autodidact.registry.statistics.Elo;
import java.util.List;
import java.util.stream.Collectors;

/** The part of a comparison's report that says who is best. */
final class RankingSection {

    private final Analysis analysis;
    private final Page page;
    private final Html html;

    RankingSection(Analysis analysis, Page page) {
        this.analysis = analysis;
        this.page = page;
        this.html = page.html();
    }

    void write() {
        if (analysis.shared().isEmpty()) {
            return;
        }
        page.section(
                "ranking",
                "Who is best?",
                "The strategies are ranked on each task by their mean loss over seeds, 1 for the best; the lines span the"
                        + " 95 % bootstrap interval of the mean rank over tasks. Regret is 0 where a strategy is the best"
                        + " on a task and 1 where it is no better than the reference, a constant prediction or the"
                        + " start. " + sharedNote());
        List<Standing> ranked = analysis.ranked();
        html.open("div", "class", "halves wide-left").line();
        page.table(
                "Mean ranks, best first",
                false,
                List.of(
                        Column.words("Strategy"),
                        Column.number("Mean rank"),
                        Column.number("95 % interval"),
                        Column.number("Elo"),
                        Column.number("Mean regret"),
                        Column.number("Best on")));
        for (Standing standing : ranked) {
            html.open("tr");
            page.strategy("th", standing.id(), analysis.place(standing.id()));
            page.number(Numbers.fixed(standing.meanRank(), 2), standing.meanRank());
            page.number(
                    Numbers.fixed(standing.lowestRank(), 2) + " to " + Numbers.fixed(standing.highestRank(), 2),
                    standing.lowestRank());
            double elo = standing.elo().map(Elo::rating).orElse(Double.NaN);
            page.number(Numbers.fixed(elo, 0), elo);
            page.number(Numbers.fixed(standing.meanRegret(), 3), standing.meanRegret());
            page.number(Numbers.count(standing.best()), standing.best());
            html.close().line();
        }
        page.endTable();
        page.chart(
                "ranks",
                "Mean ranks: "
                        + ranked.stream()
                                .map(standing -> standing.id() + " " + Numbers.fixed(standing.meanRank(), 2))
                                .collect(Collectors.joining(", ")));
        html.close().line();
        if (ranked.size() > 1) {
            differences();
        }
        page.end();
    }

    private void differences() {
        html.open("figure").element("figcaption", "Critical differences");
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Critical differences");
        CriticalDifferenceDiagram.draw(analysis, html);
        html.close();
        html.element(
                "p",
                "Bars join neighbours among which no pair differs significantly by Wilcoxon's test with Holm's correction."
                        + " By Nemenyi's test, which judges a pair by who else takes part, mean ranks would have to be "
                        + Numbers.fixed(analysis.criticalDifference(), 2) + " apart.",
                "class",
                "explanation after");
        html.close().line();
    }

    private String sharedNote() {
        int left = analysis.rows().size() - analysis.shared().size();
        return left == 0
                ? ""
                : Numbers.count(left, "task is", "tasks are")
                        + " left out here, because not every strategy has been run on " + (left == 1 ? "it." : "them.");
    }
}
