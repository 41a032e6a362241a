package dev.autodidact.registry.report;

import dev.autodidact.registry.report.Page.Column;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The part of a comparison's report that says how fast. */
final class SpeedSection {

    private final Analysis analysis;
    private final Page page;
    private final Html html;

    SpeedSection(Analysis analysis, Page page) {
        this.analysis = analysis;
        this.page = page;
        this.html = page.html();
    }

    void write() {
        if (analysis.shared().isEmpty()) {
            return;
        }
        page.section(
                "speed",
                "How fast?",
                "Mean regret over tasks of the best found so far, lower is better, with 95 % bootstrap bands over tasks."
                        + " A run counts as 1 until its first result.");
        html.open("div", "class", "halves").line();
        curve("evaluations", "By evaluations");
        curve("seconds", "By seconds");
        if (analysis.byCpuSeconds().isPresent()) {
            curve("cpuSeconds", "By processor seconds");
        }
        html.close().line();
        paces();
        page.end();
    }

    private void paces() {
        List<Pace> byEvaluations = analysis.byEvaluations().map(Pace::of).orElse(List.of());
        List<Pace> bySeconds = analysis.bySeconds().map(Pace::of).orElse(List.of());
        String first = analysis.strategies().getFirst();
        page.table(
                "Speed: the mean regret over the logarithm of the effort, and how many times faster than " + first
                        + " the smallest mean regret is reached that both reach",
                true,
                List.of(
                        Column.words("Strategy"),
                        Column.number("Regret over evaluations"),
                        Column.number("Regret over seconds"),
                        Column.number("Speed-up, evaluations"),
                        Column.number("Speed-up, seconds")));
        for (Standing standing : analysis.ranked()) {
            Pace evaluations = Pace.find(byEvaluations, standing.id()).orElseThrow();
            Pace seconds = Pace.find(bySeconds, standing.id()).orElseThrow();
            html.open("tr");
            page.strategy("th", standing.id(), analysis.place(standing.id()));
            page.number(Numbers.fixed(evaluations.area(), 3), evaluations.area());
            page.number(Numbers.fixed(seconds.area(), 3), seconds.area());
            page.number(times(evaluations.speedUp()), evaluations.speedUp());
            page.number(times(seconds.speedUp()), seconds.speedUp());
            html.close().line();
        }
        page.endTable();
    }

    private static String times(double factor) {
        return "× " + Numbers.fixed(factor, factor < 0.1 ? 3 : factor < 10 ? 2 : 0);
    }

    private void curve(String axis, String title) {
        html.open("figure").element("figcaption", title);
        page.chart("curve-" + axis, "Mean regret " + title.toLowerCase(Locale.ROOT) + ": " + finalRegrets());
        html.close().line();
    }

    private String finalRegrets() {
        return analysis.ranked().stream()
                .map(standing -> standing.id() + " ends at " + Numbers.fixed(standing.meanRegret(), 3))
                .collect(Collectors.joining(", "));
    }
}
