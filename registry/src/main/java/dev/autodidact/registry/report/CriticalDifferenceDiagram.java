package dev.autodidact.registry.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Draws mean ranks on a line, with bars under strategies among which no two differ significantly: the diagram of Demsar
 * (2006, section 3.2.4), its bars from pairs tested by Wilcoxon with Holm's correction instead of Nemenyi's test, as in
 * Benavoli, Corani and Mangili (2016).
 */
final class CriticalDifferenceDiagram {

    private static final int WIDTH = 760;
    private static final int AXIS = 34;
    private static final int BAR = 9;
    private static final int ROW = 24;
    private static final int LONGEST_NAME = 30;

    /** Beside the axis: for the stems' ends, and at most so much for a character of a name with its rank. */
    private static final int ENDS = 34;

    private static final double CHARACTER = 7.2;
    private static final int LONGEST_RANK = 6;

    private final Analysis analysis;
    private final List<Standing> ranked;
    private final Html html;
    private final double left;
    private final double right;

    private CriticalDifferenceDiagram(Analysis analysis, Html html) {
        this.analysis = analysis;
        this.ranked = analysis.ranked();
        this.html = html;
        int longest = ranked.stream().mapToInt(one -> name(one).length()).max().orElse(0);
        this.left = ENDS + CHARACTER * (longest + LONGEST_RANK);
        this.right = WIDTH - left;
    }

    private static String name(Standing one) {
        return one.id().length() > LONGEST_NAME ? one.id().substring(0, LONGEST_NAME - 1) + "…" : one.id();
    }

    static void draw(Analysis analysis, Html html) {
        new CriticalDifferenceDiagram(analysis, html).draw();
    }

    private void draw() {
        List<List<Standing>> groups = groups();
        int first = AXIS + 14 + BAR * groups.size() + 14;
        int leftward = (ranked.size() + 1) / 2;
        int height = first + ROW * (leftward - 1) + 14;
        html.open(
                "svg",
                "class",
                "drawing wide",
                "viewBox",
                "0 0 " + WIDTH + " " + height,
                "role",
                "img",
                "aria-label",
                alternative(groups));
        axis();
        for (int i = 0; i < groups.size(); i++) {
            bar(groups.get(i), AXIS + 14 + BAR * i);
        }
        for (int i = 0; i < ranked.size(); i++) {
            boolean onLeft = i < leftward;
            strategy(ranked.get(i), first + ROW * (onLeft ? i : ranked.size() - 1 - i), onLeft);
        }
        html.close().line();
    }

    /** Runs of neighbours in rank of which no two differ significantly, each as long as can be, of 2 or more. */
    private List<List<Standing>> groups() {
        List<List<Standing>> groups = new ArrayList<>();
        int reached = 0;
        for (int from = 0; from < ranked.size(); from++) {
            int to = from + 1;
            while (to < ranked.size() && alike(ranked.subList(from, to), ranked.get(to))) {
                to++;
            }
            if (to - from > 1 && to > reached) {
                groups.add(ranked.subList(from, to));
                reached = to;
            }
        }
        return groups;
    }

    private boolean alike(List<Standing> group, Standing next) {
        return group.stream()
                .map(one -> analysis.pair(one.id(), next.id()))
                .flatMap(Optional::stream)
                .noneMatch(pair -> pair.test().significant());
    }

    private String alternative(List<List<Standing>> groups) {
        String ranks = ranked.stream()
                .map(one -> one.id() + " " + Numbers.fixed(one.meanRank(), 2))
                .collect(Collectors.joining(", "));
        String bars = groups.stream()
                .map(group -> group.stream().map(Standing::id).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
        return "Mean ranks: " + ranks + ". "
                + (bars.isEmpty()
                        ? "All pairs differ significantly."
                        : "No significant difference within: " + bars + ".");
    }

    private void axis() {
        line("axis", left, AXIS, right, AXIS);
        for (int rank = 1; rank <= ranked.size(); rank++) {
            double x = x(rank);
            line("axis", x, AXIS - 6, x, AXIS);
            label("tick", x, AXIS - 12, "middle", String.valueOf(rank));
        }
    }

    private void bar(List<Standing> group, double y) {
        line("group", x(group.getFirst().meanRank()) - 4, y, x(group.getLast().meanRank()) + 4, y);
    }

    private void strategy(Standing one, double y, boolean onLeft) {
        double x = x(one.meanRank());
        double end = onLeft ? left - 20 : right + 20;
        String colour = "k" + analysis.strategies().indexOf(one.id()) % Page.COLOURS;
        String path = "M" + round(x) + " " + AXIS + "V" + round(y) + "H" + round(end);
        html.element("path", "", "class", "stem " + colour, "d", path);
        html.open("circle", "class", "dot " + colour, "cx", round(x), "cy", round(AXIS), "r", "4.5")
                .close();
        label(
                "name",
                onLeft ? end - 6 : end + 6,
                y + 4.5,
                onLeft ? "end" : "start",
                name(one) + " " + Numbers.fixed(one.meanRank(), 2));
    }

    private double x(double rank) {
        return left + (right - left) * (rank - 1) / Math.max(1, ranked.size() - 1);
    }

    private void line(String kind, double fromX, double fromY, double toX, double toY) {
        html.element(
                "line", "", "class", kind, "x1", round(fromX), "y1", round(fromY), "x2", round(toX), "y2", round(toY));
    }

    private void label(String kind, double x, double y, String anchor, String text) {
        html.element("text", text, "class", kind, "x", round(x), "y", round(y), "text-anchor", anchor);
    }

    private static String round(double value) {
        return Numbers.fixed(value, 1);
    }
}
