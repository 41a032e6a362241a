package dev.autodidact.examples.fewshotvision;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws accuracies as SVG: for each setting a bar for each competitor, with the interval of its mean. */
final class AccuracyPlot {

    private static final int WIDTH = 680;
    private static final int HEIGHT = 360;
    private static final int MARGIN = 50;
    private static final int LEGEND = 150;
    private static final int TICK = 20;
    private static final List<String> COLOURS = List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00");

    private AccuracyPlot() {}

    /**
     * The picture.
     *
     * @param accuracies by competitor, by setting; at least one of each
     */
    static String of(Map<String, Map<String, Accuracy>> accuracies) {
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' font-family='sans-serif'"
                        + " font-size='12'><rect width='100%%' height='100%%' fill='white'/>",
                WIDTH,
                HEIGHT));
        for (int tick = 0; tick <= 100; tick += TICK) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1='%d' x2='%d' y1='%.1f' y2='%.1f' stroke='#ddd'/>",
                    MARGIN,
                    WIDTH - LEGEND,
                    y(tick),
                    y(tick)));
            svg.append(String.format(
                    Locale.ROOT, "<text x='%d' y='%.1f' text-anchor='end'>%d</text>", MARGIN - 6, y(tick) + 4, tick));
        }
        svg.append(String.format(
                Locale.ROOT, "<text x='%d' y='20'>accuracy on characters never seen before, %%</text>", MARGIN));
        int competitor = 0;
        for (Map.Entry<String, Map<String, Accuracy>> entry : accuracies.entrySet()) {
            bars(svg, entry.getKey(), entry.getValue(), competitor++, accuracies.size());
        }
        return svg.append("</svg>\n").toString();
    }

    private static void bars(StringBuilder svg, String name, Map<String, Accuracy> bySetting, int number, int count) {
        String colour = COLOURS.get(number % COLOURS.size());
        double step = (WIDTH - LEGEND - MARGIN) / (double) bySetting.size();
        double thickness = 0.8 * step / count;
        int setting = 0;
        for (Map.Entry<String, Accuracy> entry : bySetting.entrySet()) {
            Accuracy accuracy = entry.getValue();
            double left = MARGIN + (setting + 0.1) * step + number * thickness;
            double middle = left + thickness / 2;
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' fill='%s'/>",
                    left,
                    y(accuracy.mean()),
                    thickness,
                    y(0) - y(accuracy.mean()),
                    colour));
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1='%.1f' x2='%.1f' y1='%.1f' y2='%.1f' stroke='black'/>",
                    middle,
                    middle,
                    y(accuracy.mean() - accuracy.margin()),
                    y(accuracy.mean() + accuracy.margin())));
            if (number == 0) {
                svg.append(String.format(
                        Locale.ROOT,
                        "<text x='%.1f' y='%d' text-anchor='middle'>%s</text>",
                        MARGIN + (setting + 0.5) * step,
                        HEIGHT - MARGIN + 18,
                        entry.getKey()));
            }
            setting++;
        }
        svg.append(String.format(
                Locale.ROOT,
                "<text x='%d' y='%d' fill='%s'>%s</text>",
                WIDTH - LEGEND + 10,
                MARGIN + 18 * number,
                colour,
                name));
    }

    private static double y(double percent) {
        return HEIGHT - MARGIN - percent / 100 * (HEIGHT - 2 * MARGIN);
    }
}
