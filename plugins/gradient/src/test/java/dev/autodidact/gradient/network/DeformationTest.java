package dev.autodidact.gradient.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.gradient.internal.Batch;
import dev.autodidact.gradient.internal.Loss;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeformationTest {

    private static final int SIDE = 9;
    private static final int MIDDLE = SIDE * SIDE / 2;

    private final RandomGenerator random = Seeds.generator(1, "deformed");
    private final Batch dot = image(MIDDLE);

    @Test
    void nothingToDoLeavesTheImagesAlone() {
        assertThat(new Deformation(SIDE, SIDE, 0, 0, 0, 0).of(dot, random)).isSameAs(dot);
    }

    @Test
    void theMiddleStaysWhereImagesAreTurnedAndStretched() {
        assertThat(deformed(30, 0, 0, 0)[MIDDLE]).isCloseTo(1, within(1e-12));
        assertThat(deformed(0, 0, 0.5, 0)[MIDDLE]).isCloseTo(1, within(1e-12));
    }

    @Test
    void shiftedImagesKeepTheirInkAndMoveNoFartherThanIsAllowed() {
        double[] shifted = deformed(0, 2, 0, 0);

        assertThat(Arrays.stream(shifted).sum()).as("all ink").isCloseTo(1, within(1e-12));
        assertThat(IntStream.range(0, shifted.length).filter(i -> shifted[i] > 0))
                .allMatch(i -> Math.abs(i / SIDE - 4) <= 2 && Math.abs(i % SIDE - 4) <= 2);
    }

    @Test
    void stretchedImagesGrowAndShrink() {
        Batch block = image(IntStream.range(0, SIDE * SIDE)
                .filter(i -> Math.abs(i / SIDE - 4) <= 2 && Math.abs(i % SIDE - 4) <= 2)
                .toArray());
        double[] ink = IntStream.range(0, 200)
                .mapToDouble(draw -> Arrays.stream(new Deformation(SIDE, SIDE, 0, 0, 0.2, 0)
                                .of(block, random)
                                .inputs())
                        .sum())
                .toArray();

        assertThat(Arrays.stream(ink).min().orElseThrow()).isBetween(25 * Math.exp(-0.4) - 2, 22.0);
        assertThat(Arrays.stream(ink).max().orElseThrow()).isBetween(28.0, 25 * Math.exp(0.4) + 2);
    }

    @Test
    void pixelsMoveElasticallyAsFarAsIsAskedAndTogetherWithTheirNeighbours() {
        int side = 28;
        ElasticField source = new ElasticField(side, side, 1.5);
        double[] field = new double[side * side];
        double squares = 0;
        double differences = 0;
        int draws = 400;
        for (int draw = 0; draw < draws; draw++) {
            source.draw(field, random);
            for (int i = 0; i < field.length; i++) {
                int beside = i % side == side - 1 ? i + 1 - side : i + 1;
                squares += field[i] * field[i];
                differences += (field[beside] - field[i]) * (field[beside] - field[i]);
            }
        }
        double count = (double) draws * field.length;

        assertThat(Math.sqrt(squares / count)).isCloseTo(1.5, within(0.05));
        assertThat(Math.sqrt(differences / count)).as("from pixel to pixel").isBetween(0.1, 0.4);
    }

    private double[] deformed(double degrees, double pixels, double stretch, double elastic) {
        return new Deformation(SIDE, SIDE, degrees, pixels, stretch, elastic)
                .of(dot, random)
                .inputs();
    }

    private static Batch image(int... ink) {
        double[] inputs = new double[SIDE * SIDE];
        Arrays.stream(ink).forEach(pixel -> inputs[pixel] = 1);
        return new Batch(inputs, Loss.of(new ClassTarget(new int[1], List.of("a"))));
    }
}
