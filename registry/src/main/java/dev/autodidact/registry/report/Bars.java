package dev.autodidact.registry.report;

import java.util.List;
import java.util.stream.Collectors;

/** Draws bars beside each other's names, from zero. */
final class Bars {

    private static final int WIDTH = 760;
    private static final int LEFT = 220;
    private static final int RIGHT = 690;
    private static final int ROW = 24;
    private static final int LONGEST_NAME = 30;

    private Bars() {}

    /**
     * A bar.
     *
     * @param name what it stands for
     * @param value its length; what is below zero has none
     * @param text the value in words
     */
    record Bar(String name, double value, String text) {}

    static void draw(List<Bar> bars, Html html) {
        double most = bars.stream().mapToDouble(Bar::value).max().orElse(1);
        String alternative =
                bars.stream().map(bar -> bar.name() + " " + bar.text()).collect(Collectors.joining(", "));
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", alternative);
        html.open(
                "svg",
                "class",
                "drawing wide",
                "viewBox",
                "0 0 " + WIDTH + " " + (ROW * bars.size() + 8),
                "role",
                "img",
                "aria-label",
                alternative);
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double width = most > 0 ? (RIGHT - LEFT) * Math.max(0, bar.value()) / most : 0;
            String name =
                    bar.name().length() > LONGEST_NAME ? bar.name().substring(0, LONGEST_NAME - 1) + "…" : bar.name();
            String middle = String.valueOf(ROW * i + 18);
            html.element("text", name, "x", String.valueOf(LEFT - 8), "y", middle, "text-anchor", "end");
            html.element(
                    "rect",
                    "",
                    "class",
                    "length",
                    "x",
                    String.valueOf(LEFT),
                    "y",
                    String.valueOf(ROW * i + 6),
                    "width",
                    Numbers.fixed(Math.max(1, width), 1),
                    "height",
                    "15");
            html.element("text", bar.text(), "class", "tick", "x", Numbers.fixed(LEFT + width + 6, 1), "y", middle);
        }
        html.close().close().line();
    }
}
