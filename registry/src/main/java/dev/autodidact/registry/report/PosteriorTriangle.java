package dev.autodidact.registry.report;

import dev.autodidact.registry.statistics.BayesianSignedRank;

/**
 * Draws the posterior of the Bayesian signed-rank test for a pair: each dot is a draw, and lies nearest to the corner of
 * what it speaks for (Benavoli, Corani, Demsar and Zaffalon 2017, figure 6).
 */
final class PosteriorTriangle {

    private static final int DRAWS = 400;
    private static final int WIDTH = 240;
    private static final int HEIGHT = 212;
    private static final double SIDE = 200;
    private static final double ROOT = StrictMath.sqrt(3);
    private static final double X = (WIDTH - SIDE) / 2;
    private static final double BASE = 191;

    private PosteriorTriangle() {}

    static void draw(Pair pair, int colour, Html html) {
        BayesianSignedRank test = pair.test().bayesian();
        String words = pair.a() + " better " + Numbers.probability(test.firstBetter()) + ", equal "
                + Numbers.probability(test.equal()) + ", " + pair.b() + " better "
                + Numbers.probability(test.secondBetter());
        html.open("figure", "class", "triangle");
        html.element("figcaption", pair.a() + " against " + pair.b());
        html.open(
                "svg",
                "class",
                "drawing",
                "viewBox",
                "0 0 " + WIDTH + " " + HEIGHT,
                "role",
                "img",
                "aria-label",
                "Posterior: " + words);
        String outline = "M" + point(0, 0) + "L" + point(1, 0) + "L" + point(0, 1) + "Z";
        html.element("path", "", "class", "outline", "d", outline);
        String middle = point(1 / 3.0, 1 / 3.0);
        String regions =
                "M" + point(0.5, 0) + "L" + middle + "L" + point(0.5, 0.5) + "M" + middle + "L" + point(0, 0.5);
        html.element("path", "", "class", "regions", "d", regions);
        StringBuilder dots = new StringBuilder();
        for (double[] draw : pair.posterior(DRAWS, Analysis.SEED)) {
            dots.append('M').append(point(draw[1], draw[2])).append("h0");
        }
        html.element("path", "", "class", "draws k" + colour % Page.COLOURS, "d", dots.toString());
        label(html, WIDTH / 2.0, 11, "middle", "equal " + Numbers.probability(test.equal()));
        label(html, 0, 208, "start", "ahead " + Numbers.probability(test.firstBetter()));
        label(html, WIDTH, 208, "end", "behind " + Numbers.probability(test.secondBetter()));
        html.close().close().line();
    }

    private static void label(Html html, double x, double y, String anchor, String text) {
        html.element(
                "text",
                text,
                "class",
                "tick",
                "x",
                Numbers.fixed(x, 0),
                "y",
                Numbers.fixed(y, 0),
                "text-anchor",
                anchor);
    }

    /** Shares of equal, the corner at the top, and of second better, the corner at the right. */
    private static String point(double equal, double second) {
        double x = X + SIDE * (second + equal / 2);
        double y = BASE - SIDE * ROOT / 2 * equal;
        return Numbers.fixed(x, 1) + " " + Numbers.fixed(y, 1);
    }
}
