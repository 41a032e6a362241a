package dev.autodidact.registry.report;

import dev.autodidact.registry.report.Page.Column;
import java.util.List;

/** The part of a comparison's report that says what it cost, and what was learned from. */
final class CostsSection {

    /** How many different things a strategy learned from are spelled out. */
    private static final int MOST_SOURCES = 3;

    private final Analysis analysis;
    private final Page page;
    private final Html html;

    CostsSection(Analysis analysis, Page page) {
        this.analysis = analysis;
        this.page = page;
        this.html = page.html();
    }

    void costs() {
        page.section(
                "costs",
                "What did it cost?",
                "All runs together. Learning is what a strategy did before it saw the tasks; knowledge that several runs"
                        + " used counts once.");
        page.table(
                "Cost by strategy",
                true,
                List.of(
                        Column.words("Strategy"),
                        Column.number("Runs"),
                        Column.number("Evaluations"),
                        Column.number("Failed trials"),
                        Column.number("Wall clock"),
                        Column.number("Processor"),
                        Column.number("Per run"),
                        Column.number("Learning")));
        for (Standing standing : analysis.standings()) {
            html.open("tr");
            page.strategy("th", standing.id(), analysis.place(standing.id()));
            page.number(Numbers.count(standing.runs()), standing.runs());
            page.number(Numbers.count(standing.evaluations()), (double) standing.evaluations());
            page.number(Numbers.count(standing.failedTrials()), (double) standing.failedTrials());
            page.number(Numbers.seconds(standing.seconds()), standing.seconds());
            page.number(Numbers.seconds(standing.cpuSeconds()), standing.cpuSeconds());
            double perRun = standing.seconds() / standing.runs();
            page.number(Numbers.seconds(perRun), perRun);
            page.number(
                    standing.learningSeconds() == 0 ? Numbers.NONE : Numbers.seconds(standing.learningSeconds()),
                    standing.learningSeconds());
            html.close().line();
        }
        page.endTable();
        page.end();
    }

    void learning() {
        List<Standing> learners = analysis.standings().stream()
                .filter(standing -> !standing.learnedFrom().isEmpty())
                .toList();
        if (learners.isEmpty()) {
            return;
        }
        page.section("learning", "What was learned from?", "");
        html.open("dl", "class", "provenance");
        for (Standing standing : learners) {
            html.open("div");
            page.strategy("dt", standing.id(), analysis.place(standing.id()));
            standing.learnedFrom().stream().limit(MOST_SOURCES).forEach(words -> html.element("dd", words));
            int more = standing.learnedFrom().size() - MOST_SOURCES;
            if (more > 0) {
                html.element("dd", "and " + more + " more; report.json has them all", "class", "spread");
            }
            html.close();
        }
        html.close().line();
        page.end();
    }
}
