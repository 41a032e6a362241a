package dev.autodidact.learnedoptimizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Draws SVG for light and dark: all colours come from the page's style sheet. */
final class CardCharts {

    private static final double WIDTH = 360;
    private static final double HEIGHT = 250;
    private static final double LEFT = 50;
    private static final double RIGHT = 340;
    private static final double TOP = 10;
    private static final double BOTTOM = 205;
    private static final double ROW = 22;
    private static final double LABELS = 165;

    private CardCharts() {}

    /**
     * A line.
     *
     * @param style its class in the style sheet
     * @param x rising
     * @param y as many; with its interval as a band where there is one
     * @param band whether the intervals are drawn
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Line(String style, double[] x, Estimate[] y, boolean band) {}

    /**
     * A ratio and its interval.
     *
     * @param label what it is of
     * @param marks one estimate a style, first to last from top to bottom
     */
    record Ratio(String label, List<Estimate> marks) {}

    /** Losses against something, both logarithmic; what lies above the greatest start is left out. */
    static void lines(CardMarkup page, String alternative, String axisName, double ceiling, List<Line> lines) {
        CardAxis x = CardAxis.around(
                lines.stream()
                        .flatMapToDouble(line -> DoubleStream.of(line.x()))
                        .toArray(),
                LEFT,
                RIGHT);
        CardAxis y = CardAxis.around(
                lines.stream()
                        .flatMap(line -> List.of(line.y()).stream())
                        .mapToDouble(Estimate::value)
                        .filter(value -> value <= ceiling)
                        .toArray(),
                BOTTOM,
                TOP);
        begin(page, alternative, HEIGHT);
        for (double tick : y.ticks()) {
            page.leaf("line", "class", "grid", "x1", LEFT, "x2", RIGHT, "y1", y.at(tick), "y2", y.at(tick));
            page.element("text", CardNumbers.three(tick), "class", "end", "x", LEFT - 5, "y", y.at(tick) + 4);
        }
        for (double tick : x.ticks()) {
            page.leaf("line", "class", "grid", "x1", x.at(tick), "x2", x.at(tick), "y1", TOP, "y2", BOTTOM);
            page.element("text", CardNumbers.three(tick), "class", "middle", "x", x.at(tick), "y", BOTTOM + 16);
        }
        page.element("text", axisName, "class", "middle", "x", (LEFT + RIGHT) / 2, "y", HEIGHT - 8);
        for (Line line : lines) {
            if (line.band()) {
                page.leaf("polygon", "class", "band " + line.style(), "points", band(line, x, y));
            }
        }
        for (Line line : lines.reversed()) {
            page.leaf("polyline", "class", "line " + line.style(), "points", points(line, x, y));
        }
        page.close();
    }

    /** Ratios below each other, with a line at 1. */
    static void ratios(CardMarkup page, String alternative, List<Ratio> ratios) {
        CardAxis x = new CardAxis(0.05, 20, LABELS, RIGHT);
        double bottom = TOP + ROW * ratios.size();
        begin(page, alternative, bottom + 40);
        for (double tick : new double[] {0.1, 0.3, 1, 3, 10}) {
            String style = tick == 1 ? "one" : "grid";
            page.leaf("line", "class", style, "x1", x.at(tick), "x2", x.at(tick), "y1", TOP, "y2", bottom);
            page.element("text", CardNumbers.three(tick), "class", "middle", "x", x.at(tick), "y", bottom + 16);
        }
        page.element("text", "← lstm lower   higher →", "class", "middle", "x", x.at(1), "y", bottom + 32);
        for (int row = 0; row < ratios.size(); row++) {
            double middle = TOP + ROW * (row + 0.5);
            page.element("text", ratios.get(row).label(), "x", 0, "y", middle + 4);
            List<Estimate> marks = ratios.get(row).marks();
            for (int mark = 0; mark < marks.size(); mark++) {
                Estimate ratio = marks.get(mark);
                double y = middle + 7 * (mark - (marks.size() - 1) / 2.0);
                String style = mark == 0 ? "first" : "last";
                double low = x.at(within(x, ratio.low()));
                double high = x.at(within(x, ratio.high()));
                page.leaf("line", "class", "interval " + style, "x1", low, "x2", high, "y1", y, "y2", y);
                page.leaf("circle", "class", "dot " + style, "cx", x.at(within(x, ratio.value())), "cy", y, "r", 3.2);
            }
        }
        page.close();
    }

    private static void begin(CardMarkup page, String alternative, double height) {
        page.open(
                "svg",
                "viewBox",
                String.format(Locale.ROOT, "0 0 %.0f %.0f", WIDTH, height),
                "role",
                "img",
                "aria-label",
                alternative);
    }

    private static double within(CardAxis axis, double value) {
        return Double.isNaN(value) ? axis.high() : Math.max(axis.low(), Math.min(axis.high(), value));
    }

    private static String points(Line line, CardAxis x, CardAxis y) {
        List<String> points = new ArrayList<>();
        for (int i = 0; i < line.x().length; i++) {
            if (y.holds(line.y()[i].value())) {
                points.add(point(x.at(line.x()[i]), y.at(line.y()[i].value())));
            }
        }
        return String.join(" ", points);
    }

    private static String band(Line line, CardAxis x, CardAxis y) {
        List<String> points = new ArrayList<>();
        for (int i = 0; i < line.x().length; i++) {
            points.add(point(x.at(line.x()[i]), y.at(within(y, line.y()[i].low()))));
        }
        for (int i = line.x().length - 1; i >= 0; i--) {
            points.add(point(x.at(line.x()[i]), y.at(within(y, line.y()[i].high()))));
        }
        return String.join(" ", points);
    }

    private static String point(double x, double y) {
        return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
    }
}
