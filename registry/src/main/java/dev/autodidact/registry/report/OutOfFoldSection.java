package dev.autodidact.registry.report;

import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.registry.report.Page.Column;
import dev.autodidact.registry.statistics.Calibration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the best trial predicted for rows that it had not seen: confusion and calibration of classes, or residuals. */
final class OutOfFoldSection {

    /** More classes do not fit on a page. */
    private static final int MOST_CLASSES = 12;

    private static final int MOST_DOTS = 600;

    private final Page page;
    private final Html html;

    private OutOfFoldSection(Page page) {
        this.page = page;
        this.html = page.html();
    }

    static void write(RunInsights.OutOfFold outOfFold, Page page) {
        OutOfFoldSection section = new OutOfFoldSection(page);
        if (outOfFold.truth() instanceof ClassTarget truth
                && outOfFold.predictions() instanceof ClassProbabilities predictions) {
            section.confusion(outOfFold.trial(), truth, predictions);
            section.calibration(truth, predictions);
        } else if (outOfFold.truth() instanceof RealTarget truth
                && outOfFold.predictions() instanceof RealPredictions predictions) {
            section.residuals(outOfFold.trial(), truth, predictions);
        }
    }

    private void confusion(int trial, ClassTarget truth, ClassProbabilities predictions) {
        int classes = truth.classes().size();
        int[][] counts = new int[classes][classes];
        int right = 0;
        for (int row = 0; row < truth.rows(); row++) {
            int predicted = predictions.mostLikely(row);
            counts[truth.code(row)][predicted]++;
            right += truth.code(row) == predicted ? 1 : 0;
        }
        int[] frequency = truth.counts();
        List<Integer> shown = IntStream.range(0, classes)
                .boxed()
                .sorted(Comparator.comparingInt((Integer code) -> -frequency[code])
                        .thenComparingInt(code -> code))
                .limit(MOST_CLASSES)
                .sorted()
                .toList();
        page.section(
                "confusion",
                "What is taken for what?",
                "Predictions of the best trial, number " + trial + ", for " + Numbers.count(truth.rows(), "row", "rows")
                        + " that each fold's model had not seen: " + Numbers.fixed(100.0 * right / truth.rows(), 1)
                        + " % are right."
                        + (shown.size() < classes
                                ? " The " + MOST_CLASSES + " most frequent of " + classes + " classes are shown."
                                : ""));
        page.table(
                "Rows of each class (down) by the class that was predicted (across)",
                false,
                Stream.concat(
                                Stream.of(Column.words("Class")),
                                shown.stream()
                                        .map(code ->
                                                Column.number(truth.classes().get(code))))
                        .toList());
        for (int code : shown) {
            html.open("tr");
            page.rowHead(truth.classes().get(code));
            for (int predicted : shown) {
                double share = frequency[code] == 0 ? 0 : counts[code][predicted] / (double) frequency[code];
                html.open("td", "class", code == predicted ? "number best" : "number");
                html.text(Numbers.count(counts[code][predicted]))
                        .element("span", " " + Numbers.fixed(100 * share, 0) + " %", "class", "spread");
                html.close();
            }
            html.close().line();
        }
        page.endTable();
        page.end();
    }

    private void calibration(ClassTarget truth, ClassProbabilities predictions) {
        Calibration calibration = Calibration.of(truth, predictions);
        String error = Numbers.fixed(calibration.error(), 3);
        page.section(
                "calibration",
                "Is it as sure as it should be?",
                "The same rows by how probable the model held its own prediction. On the diagonal it is right as often as it"
                        + " says; below it is too sure of itself. Expected calibration error (Guo and others, 2017): "
                        + error + ".");
        html.open("div", "class", "halves").line();
        Square square =
                Square.open(html, "Reliability diagram; expected calibration error " + error, 0, 1, "said", "right");
        int most = calibration.bins().stream()
                .mapToInt(Calibration.Bin::rows)
                .max()
                .orElse(1);
        for (Calibration.Bin bin : calibration.bins()) {
            square.line("stem k0", bin.confidence(), bin.confidence(), bin.confidence(), bin.accuracy());
            square.dot(
                    "dot k0",
                    bin.confidence(),
                    bin.accuracy(),
                    4 + 6 * Math.sqrt(bin.rows() / (double) most),
                    Numbers.count(bin.rows(), "row", "rows"));
        }
        square.close();
        page.table(
                "Bins of confidence",
                false,
                List.of(Column.number("Said"), Column.number("Right"), Column.number("Rows")));
        for (Calibration.Bin bin : calibration.bins()) {
            html.open("tr");
            page.number(Numbers.fixed(bin.confidence(), 2), bin.confidence());
            page.number(Numbers.fixed(bin.accuracy(), 2), bin.accuracy());
            page.number(Numbers.count(bin.rows()), bin.rows());
            html.close().line();
        }
        page.endTable();
        html.close().line();
        page.end();
    }

    private void residuals(int trial, RealTarget truth, RealPredictions predictions) {
        double[] actual = truth.toValues();
        double[] errors = IntStream.range(0, actual.length)
                .mapToDouble(row -> predictions.value(row) - actual[row])
                .toArray();
        double[] sorted = errors.clone();
        Arrays.sort(sorted);
        page.section(
                "residuals",
                "How far off?",
                "Predictions of the best trial, number " + trial + ", for "
                        + Numbers.count(actual.length, "row", "rows")
                        + " that each fold's model had not seen, against the true values; on the diagonal they agree."
                        + (actual.length > MOST_DOTS ? " Of the rows " + MOST_DOTS + " are drawn." : ""));
        html.open("div", "class", "halves").line();
        draw(actual, predictions);
        page.table("Errors: prediction minus truth", false, List.of(Column.words("Part"), Column.number("Error")));
        row("mean", Arrays.stream(errors).average().orElse(0));
        for (double share : new double[] {0.05, 0.25, 0.5, 0.75, 0.95}) {
            row(Numbers.fixed(100 * share, 0) + " % are below", sorted[(int) (share * (sorted.length - 1))]);
        }
        row("largest, in size", Math.max(-sorted[0], sorted[sorted.length - 1]));
        page.endTable();
        html.close().line();
        page.end();
    }

    private void row(String name, double error) {
        html.open("tr");
        page.rowHead(name);
        page.number(Numbers.score(error), error);
        html.close().line();
    }

    private void draw(double[] actual, RealPredictions predictions) {
        List<Integer> rows = new ArrayList<>();
        int gap = Math.max(1, (actual.length + MOST_DOTS - 1) / MOST_DOTS);
        for (int row = 0; row < actual.length; row += gap) {
            rows.add(row);
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int row : rows) {
            low = Math.min(low, Math.min(actual[row], predictions.value(row)));
            high = Math.max(high, Math.max(actual[row], predictions.value(row)));
        }
        Square square = Square.open(html, "Predictions against true values", low, high, "true", "predicted");
        rows.forEach(row -> square.dot("speck", actual[row], predictions.value(row), 2.2, ""));
        square.close();
    }
}
