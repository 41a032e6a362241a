package dev.autodidact.learnedoptimizer;

import dev.autodidact.api.optimizer.Objective;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** The cells of the optimizer card. */
final class CardCells {

    static final String QUADRATIC = "quadratic-10";
    static final String MNIST = "mnist-sigmoid-20";

    private static final double[] SCALES = {1e-3, 1e-2, 1e2, 1e3};
    private static final int SHORT = 100;
    private static final int LONG = 1000;
    private static final int SMALL_BATCH = 16;
    private static final int LARGE_BATCH = 128;
    private static final int ROWS = 256;
    private static final int DIMENSIONS = 8;
    private static final int CLASSES = 4;
    private static final int PICTURES = 400;
    private static final int SIDE = 8;
    private static final int PICTURE_CLASSES = 6;
    private static final int MNIST_ROWS = 20_000;
    private static final double DECAY = 1e-3;

    private CardCells() {}

    /** {@return the cells on generated problems} */
    static List<CardCell> generated() {
        List<CardCell> cells = new ArrayList<>();
        for (int dimensions : new int[] {10, 5, 30}) {
            cells.add(quadratic(dimensions));
        }
        cells.add(own(
                "softmax",
                "Softmax regression on clusters",
                random -> new Perceptron(
                        Points.clusters(ROWS, DIMENSIONS, CLASSES, random),
                        Activation.SIGMOID,
                        new int[0],
                        ROWS,
                        DECAY)));
        CardCell network = clusters(Activation.SIGMOID, SMALL_BATCH, 20);
        cells.add(network);
        cells.add(clusters(Activation.TANH, SMALL_BATCH, 20));
        cells.add(clusters(Activation.RELU, SMALL_BATCH, 20));
        cells.add(clusters(Activation.ELU, SMALL_BATCH, 20));
        cells.add(clusters(Activation.SIGMOID, SMALL_BATCH, 10));
        cells.add(clusters(Activation.SIGMOID, SMALL_BATCH, 40));
        cells.add(clusters(Activation.SIGMOID, SMALL_BATCH, 20, 20));
        cells.add(clusters(Activation.RELU, SMALL_BATCH, 20, 20));
        cells.add(clusters(Activation.SIGMOID, LARGE_BATCH, 20));
        cells.add(pictures(Activation.SIGMOID, SMALL_BATCH, LONG));
        cells.add(pictures(Activation.SIGMOID, LARGE_BATCH, SHORT));
        cells.add(pictures(Activation.RELU, LARGE_BATCH, SHORT));
        for (double scale : SCALES) {
            cells.add(cells.get(0).scaled(scale, LONG));
        }
        for (double scale : SCALES) {
            cells.add(network.scaled(scale, SHORT));
        }
        return cells;
    }

    /** {@return the cells on MNIST: the network of Andrychowicz and others (2016), and what differs from it} */
    static List<CardCell> mnist(Path folder) throws IOException {
        Points points = Idx.mnist(folder, MNIST_ROWS);
        return List.of(
                mnist(points, Activation.SIGMOID, LONG, 20),
                mnist(points, Activation.RELU, SHORT, 20),
                mnist(points, Activation.TANH, SHORT, 20),
                mnist(points, Activation.ELU, SHORT, 20),
                mnist(points, Activation.SIGMOID, SHORT, 20, 20),
                mnist(points, Activation.SIGMOID, SHORT, 40));
    }

    private static CardCell quadratic(int dimensions) {
        return own(
                "quadratic-" + dimensions,
                "Quadratics of " + dimensions + " dimensions",
                random -> Quadratic.draw(dimensions, random));
    }

    private static CardCell own(String name, String title, Function<RandomGenerator, Objective> draw) {
        return new CardCell(name, title, name, draw, 1, name, LONG);
    }

    private static CardCell clusters(Activation activation, int batch, int... hidden) {
        String name = name("network", activation, hidden) + (batch == SMALL_BATCH ? "" : "-b" + batch);
        return new CardCell(
                name,
                title(activation, hidden) + " on clusters, minibatch " + batch,
                name,
                random -> new Perceptron(
                        Points.clusters(ROWS, DIMENSIONS, CLASSES, random), activation, hidden, batch, DECAY),
                1,
                name("network", Activation.SIGMOID, 20),
                LONG);
    }

    private static CardCell pictures(Activation activation, int batch, int horizon) {
        String name = name("pictures", activation, 20) + (batch == SMALL_BATCH ? "" : "-b" + batch);
        return new CardCell(
                name,
                title(activation, 20) + " on pictures, minibatch " + batch,
                name,
                random -> new Perceptron(
                        Points.pictures(PICTURES, SIDE, PICTURE_CLASSES, random), activation, new int[] {20}, batch, 0),
                1,
                name("pictures", Activation.SIGMOID, 20),
                horizon);
    }

    private static CardCell mnist(Points points, Activation activation, int horizon, int... hidden) {
        String name = name("mnist", activation, hidden);
        return new CardCell(
                name,
                title(activation, hidden) + " on MNIST, minibatch " + LARGE_BATCH,
                name,
                random -> new Perceptron(points, activation, hidden, LARGE_BATCH, 0),
                1,
                MNIST,
                horizon);
    }

    private static String name(String data, Activation activation, int... hidden) {
        return data + "-" + activation.name().toLowerCase(Locale.ROOT) + "-"
                + Arrays.stream(hidden).mapToObj(Integer::toString).collect(Collectors.joining("-"));
    }

    private static String title(Activation activation, int... hidden) {
        String named = activation == Activation.RELU ? "ReLU" : activation == Activation.ELU ? "ELU" : "";
        String lower = activation.name().toLowerCase(Locale.ROOT);
        String units = Arrays.stream(hidden).mapToObj(Integer::toString).collect(Collectors.joining(" + "));
        return (named.isEmpty() ? Character.toUpperCase(lower.charAt(0)) + lower.substring(1) : named) + " network of "
                + units + " units";
    }
}
