package dev.autodidact.gradient.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.Pixel;
import dev.autodidact.gradient.internal.ConvolutionalArchitecture.Block;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CnnModelTest {

    private static final int HEIGHT = 4;
    private static final int WIDTH = 5;
    private static final int ROWS = 6;

    private final SplittableRandom random = new SplittableRandom(1);
    private final double[][] pixels = random.doubles(HEIGHT * WIDTH)
            .mapToObj(unused -> random.doubles(ROWS).toArray())
            .toArray(double[][]::new);

    @Test
    void fiveViewsAreTheMeanOfWhatIsSeenWhereTheImageIsMovedByAPixel() {
        double[][] seen = {
            odds(false, (y, x) -> at(y, x)),
            odds(false, (y, x) -> at(y - 1, x)),
            odds(false, (y, x) -> at(y + 1, x)),
            odds(false, (y, x) -> at(y, x - 1)),
            odds(false, (y, x) -> at(y, x + 1))
        };

        double[] five = odds(true, (y, x) -> at(y, x));

        for (int row = 0; row < ROWS; row++) {
            int of = row;
            double mean = IntStream.range(0, seen.length)
                    .mapToDouble(view -> seen[view][of])
                    .average()
                    .orElseThrow();
            assertThat(five[row]).isCloseTo(mean, within(1e-6)).isNotEqualTo(seen[0][row]);
        }
    }

    @Test
    void howManyViewsThereAreIsReadBack() throws IOException {
        for (boolean fiveViews : new boolean[] {false, true}) {
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            model(fiveViews).write(written);
            ByteArrayOutputStream again = new ByteArrayOutputStream();
            CnnModel.read(new ByteArrayInputStream(written.toByteArray())).write(again);

            assertThat(again.toByteArray()).isEqualTo(written.toByteArray());
        }
    }

    /** The logarithm of the odds of the second class, for each row of images whose pixels an operator finds. */
    private double[] odds(boolean fiveViews, IntBinaryOperator source) {
        List<String> names = IntStream.range(0, HEIGHT * WIDTH)
                .mapToObj(pixel -> new Pixel(pixel / WIDTH + 1, pixel % WIDTH + 1).name())
                .toList();
        double[][] columns = IntStream.range(0, names.size())
                .map(pixel -> source.applyAsInt(pixel / WIDTH, pixel % WIDTH))
                .mapToObj(from -> from < 0 ? new double[ROWS] : pixels[from])
                .toArray(double[][]::new);
        ClassProbabilities predicted = (ClassProbabilities)
                model(fiveViews).predict(new Features(names, new int[names.size()], columns, ROWS));
        return IntStream.range(0, ROWS)
                .mapToDouble(row -> Math.log(predicted.probability(row, 1) / predicted.probability(row, 0)))
                .toArray();
    }

    private static int at(int y, int x) {
        return y < 0 || y >= HEIGHT || x < 0 || x >= WIDTH ? -1 : y * WIDTH + x;
    }

    private static CnnModel model(boolean fiveViews) {
        ConvolutionalArchitecture architecture =
                new ConvolutionalArchitecture(HEIGHT, WIDTH, List.of(new Block(3, false)), 2);
        double[] parameters = new SplittableRandom(2)
                .doubles(architecture.parameters(), 0.1, 1)
                .toArray();
        return new CnnModel(PixelGrid.full(HEIGHT, WIDTH), architecture, parameters, fiveViews);
    }
}
