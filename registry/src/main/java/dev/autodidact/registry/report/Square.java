package dev.autodidact.registry.report;

/** A square drawing with the diagonal on which both axes are equal. */
final class Square {

    private static final int SIZE = 340;
    private static final int LEFT = 52;
    private static final int BOTTOM = 40;
    private static final int INNER = SIZE - LEFT - 12;

    private final Html html;
    private final double low;
    private final double high;

    private Square(Html html, double low, double high) {
        this.html = html;
        this.low = low;
        this.high = high > low ? high : low + 1;
    }

    static Square open(Html html, String alternative, double low, double high, String x, String y) {
        Square square = new Square(html, low, high);
        html.open("svg", "class", "drawing square", "viewBox", "0 0 " + SIZE + " " + SIZE, "role", "img");
        html.element("title", alternative);
        square.line("axis", square.low, square.low, square.high, square.low);
        square.line("axis", square.low, square.low, square.low, square.high);
        square.line("diagonal", square.low, square.low, square.high, square.high);
        square.tick(square.low, Numbers.score(square.low));
        square.tick(square.high, Numbers.score(square.high));
        html.element("text", x, "class", "tick", "x", "190", "y", String.valueOf(SIZE - 6), "text-anchor", "middle");
        html.element("text", y, "class", "tick", "x", String.valueOf(LEFT), "y", "10", "text-anchor", "start");
        return square;
    }

    void close() {
        html.close().line();
    }

    void dot(String kind, double x, double y, double radius, String title) {
        html.open("circle", "class", kind, "cx", x(x), "cy", y(y), "r", Numbers.fixed(radius, 1));
        if (!title.isEmpty()) {
            html.element("title", title);
        }
        html.close();
    }

    void line(String kind, double fromX, double fromY, double toX, double toY) {
        html.element("line", "", "class", kind, "x1", x(fromX), "y1", y(fromY), "x2", x(toX), "y2", y(toY));
    }

    private void tick(double at, String text) {
        html.element(
                "text",
                text,
                "class",
                "tick",
                "x",
                x(at),
                "y",
                String.valueOf(SIZE - BOTTOM + 16),
                "text-anchor",
                "middle");
        html.element("text", text, "class", "tick", "x", String.valueOf(LEFT - 6), "y", y(at), "text-anchor", "end");
    }

    private String x(double value) {
        return Numbers.fixed(LEFT + INNER * (value - low) / (high - low), 1);
    }

    private String y(double value) {
        return Numbers.fixed(SIZE - BOTTOM - (SIZE - BOTTOM - 20) * (value - low) / (high - low), 1);
    }
}
