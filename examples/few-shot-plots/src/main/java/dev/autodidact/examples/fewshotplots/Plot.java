package dev.autodidact.examples.fewshotplots;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Curves with their intervals, as SVG.
 *
 * @param title stands above
 * @param across what goes from left to right, in words
 * @param marks what stands below the points
 * @param curves by name, in the order of the legend; an estimate for each mark, or for the first of them
 * @param logarithmic whether equal ratios are equally far apart; all means are above 0 then
 */
public record Plot(
        String title, String across, List<String> marks, Map<String, List<Estimate>> curves, boolean logarithmic) {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int MARGIN = 50;
    private static final int LEGEND = 130;
    private static final int LINES = 5;
    private static final List<String> COLOURS =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000");

    /** {@return the picture} */
    public String svg() {
        Picture picture = new Picture();
        picture.frame();
        int number = 0;
        for (Map.Entry<String, List<Estimate>> curve : curves.entrySet()) {
            picture.draw(curve.getKey(), curve.getValue(), number++);
        }
        return picture.svg.append("</svg>\n").toString();
    }

    private final class Picture {

        private final StringBuilder svg = new StringBuilder();
        private final double lowest;
        private final double highest;

        Picture() {
            List<Double> heights = new ArrayList<>();
            for (List<Estimate> curve : curves.values()) {
                for (Estimate estimate : curve) {
                    heights.add(height(estimate.mean() + estimate.margin()));
                    double low = estimate.mean() - estimate.margin();
                    heights.add(height(logarithmic && low <= 0 ? estimate.mean() : low));
                }
            }
            lowest = heights.stream().mapToDouble(height -> height).min().orElse(0);
            highest = heights.stream().mapToDouble(height -> height).max().orElse(1);
        }

        private double height(double value) {
            return logarithmic ? Math.log10(value) : value;
        }

        void frame() {
            svg.append(String.format(
                    Locale.ROOT,
                    "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' font-family='sans-serif'"
                            + " font-size='12'><rect width='100%%' height='100%%' fill='white'/>",
                    WIDTH,
                    HEIGHT));
            for (int line = 0; line < LINES; line++) {
                double height = lowest + line * (highest - lowest) / (LINES - 1);
                double value = logarithmic ? Math.pow(10, height) : height;
                svg.append(String.format(
                        Locale.ROOT,
                        "<line x1='%d' x2='%d' y1='%.1f' y2='%.1f' stroke='#ddd'/>",
                        MARGIN,
                        right(),
                        y(value),
                        y(value)));
                svg.append(String.format(
                        Locale.ROOT,
                        "<text x='%d' y='%.1f' text-anchor='end'>%.3g</text>",
                        MARGIN - 6,
                        y(value) + 4,
                        value));
            }
            for (int mark = 0; mark < marks.size(); mark++) {
                svg.append(String.format(
                        Locale.ROOT,
                        "<text x='%d' y='%d' text-anchor='middle'>%s</text>",
                        x(mark),
                        HEIGHT - MARGIN + 18,
                        escaped(marks.get(mark))));
            }
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x='%d' y='%d' text-anchor='middle'>%s</text>",
                    (MARGIN + right()) / 2,
                    HEIGHT - 12,
                    escaped(across)));
            svg.append(String.format(Locale.ROOT, "<text x='%d' y='20'>%s</text>", MARGIN, escaped(title)));
        }

        void draw(String name, List<Estimate> curve, int number) {
            String colour = COLOURS.get(number % COLOURS.size());
            StringBuilder points = new StringBuilder();
            for (int i = 0; i < curve.size(); i++) {
                Estimate estimate = curve.get(i);
                double low = estimate.mean() - estimate.margin();
                points.append(String.format(Locale.ROOT, "%d,%.1f ", x(i), y(estimate.mean())));
                svg.append(String.format(
                        Locale.ROOT, "<circle cx='%d' cy='%.1f' r='3' fill='%s'/>", x(i), y(estimate.mean()), colour));
                svg.append(String.format(
                        Locale.ROOT,
                        "<line x1='%d' x2='%d' y1='%.1f' y2='%.1f' stroke='%s'/>",
                        x(i),
                        x(i),
                        y(logarithmic && low <= 0 ? estimate.mean() : low),
                        y(estimate.mean() + estimate.margin()),
                        colour));
            }
            svg.append(String.format(
                    Locale.ROOT,
                    "<polyline points='%s' fill='none' stroke='%s' stroke-width='2'/>",
                    points.toString().strip(),
                    colour));
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x='%d' y='%d' fill='%s'>%s</text>",
                    right() + 10,
                    MARGIN + 18 * number,
                    colour,
                    escaped(name)));
        }

        private int right() {
            return WIDTH - LEGEND;
        }

        private int x(int mark) {
            return MARGIN + mark * (right() - MARGIN) / Math.max(1, marks.size() - 1);
        }

        private double y(double value) {
            double share = highest > lowest ? (highest - height(value)) / (highest - lowest) : 0.5;
            return MARGIN + share * (HEIGHT - 2 * MARGIN);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
