package dev.autodidact.suites.internal.images;

import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.data.TrainingData;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Drawings of some classes, as a table or as learners see them. */
final class Draw {

    static final String TARGET = "class";

    private final Pictures pictures;
    private final int[][] images;
    private final int[] turns;

    /**
     * Makes a draw.
     *
     * @param pictures all drawings
     * @param images which are meant, class by class; handed over, not copied
     * @param turns by how many quarters each class is turned; handed over, not copied
     */
    Draw(Pictures pictures, int[][] images, int[] turns) {
        this.pictures = pictures;
        this.images = images;
        this.turns = turns;
    }

    Table table() {
        List<Column> columns = new ArrayList<>();
        double[][] values = values();
        List<String> names = pictures.names();
        for (int pixel = 0; pixel < values.length; pixel++) {
            columns.add(new NumericColumn(names.get(pixel), values[pixel]));
        }
        columns.add(new CategoricalColumn(TARGET, codes(), classes()));
        return Table.of(columns);
    }

    TrainingData data() {
        double[][] values = values();
        return new TrainingData(
                new Features(pictures.names(), new int[values.length], values, rows()),
                new ClassTarget(codes(), classes()));
    }

    private int rows() {
        return images.length * images[0].length;
    }

    private List<String> classes() {
        return IntStream.rangeClosed(1, images.length)
                .mapToObj(Integer::toString)
                .toList();
    }

    private int[] codes() {
        return IntStream.range(0, rows()).map(row -> row / images[0].length).toArray();
    }

    private double[][] values() {
        double[][] values = new double[pictures.pixels()][rows()];
        for (int pixel = 0; pixel < values.length; pixel++) {
            for (int row = 0; row < values[pixel].length; row++) {
                int group = row / images[0].length;
                values[pixel][row] = pictures.value(images[group][row % images[0].length], pixel, turns[group]);
            }
        }
        return values;
    }
}
