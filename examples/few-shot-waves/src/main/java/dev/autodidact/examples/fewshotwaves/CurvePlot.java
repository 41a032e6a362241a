package dev.autodidact.examples.fewshotwaves;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws adaptation curves as SVG: the mean error, on a logarithmic axis, after each step. */
final class CurvePlot {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int MARGIN = 50;
    private static final int LEGEND = 130;
    private static final int STEPS = 10;

    /** Three decades, up to ten. */
    private static final double GREATEST = 1;

    private static final double DECADES = 3;
    private static final List<String> COLOURS =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000");

    private CurvePlot() {}

    /**
     * The picture.
     *
     * @param curves by strategy, the errors before the first step and after each
     */
    static String of(Map<String, List<Errors>> curves) {
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' font-family='sans-serif'"
                        + " font-size='12'><rect width='100%%' height='100%%' fill='white'/>",
                WIDTH,
                HEIGHT));
        for (int decade = 0; decade <= DECADES; decade++) {
            double value = Math.pow(10, GREATEST - decade);
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1='%d' x2='%d' y1='%.1f' y2='%.1f' stroke='#ddd'/>",
                    MARGIN,
                    x(STEPS),
                    y(value),
                    y(value)));
            svg.append(String.format(
                    Locale.ROOT, "<text x='%d' y='%.1f' text-anchor='end'>%s</text>", MARGIN - 6, y(value) + 4, value));
        }
        for (int step = 0; step <= STEPS; step++) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x='%d' y='%d' text-anchor='middle'>%d</text>",
                    x(step),
                    HEIGHT - MARGIN + 18,
                    step));
        }
        svg.append(String.format(
                Locale.ROOT,
                "<text x='%d' y='%d' text-anchor='middle'>gradient steps</text>",
                x(STEPS / 2),
                HEIGHT - 12));
        svg.append(String.format(Locale.ROOT, "<text x='%d' y='20'>mean squared error on new waves</text>", MARGIN));
        int number = 0;
        for (Map.Entry<String, List<Errors>> curve : curves.entrySet()) {
            draw(svg, curve.getKey(), curve.getValue(), number++);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void draw(StringBuilder svg, String name, List<Errors> curve, int number) {
        String colour = COLOURS.get(number % COLOURS.size());
        StringBuilder points = new StringBuilder();
        for (int step = 0; step < curve.size(); step++) {
            points.append(String.format(
                    Locale.ROOT, "%d,%.1f ", x(step), y(curve.get(step).mean())));
            svg.append(String.format(
                    Locale.ROOT,
                    "<circle cx='%d' cy='%.1f' r='3' fill='%s'/>",
                    x(step),
                    y(curve.get(step).mean()),
                    colour));
        }
        svg.append(String.format(
                Locale.ROOT,
                "<polyline points='%s' fill='none' stroke='%s' stroke-width='2'/>",
                points.toString().strip(),
                colour));
        int line = MARGIN + 18 * number;
        svg.append(String.format(
                Locale.ROOT, "<text x='%d' y='%d' fill='%s'>%s</text>", WIDTH - LEGEND + 10, line, colour, name));
    }

    private static int x(int step) {
        return MARGIN + step * (WIDTH - MARGIN - LEGEND) / STEPS;
    }

    private static double y(double error) {
        double height = (GREATEST - Math.log10(error)) / DECADES;
        return MARGIN + Math.clamp(height, 0, 1) * (HEIGHT - 2 * MARGIN);
    }
}
