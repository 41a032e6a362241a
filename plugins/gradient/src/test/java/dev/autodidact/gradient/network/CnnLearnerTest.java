package dev.autodidact.gradient.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.Pixel;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.api.task.TaskType;
import dev.autodidact.gradient.GradientPlugin;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CnnLearnerTest {

    private static final int SIDE = 10;
    private static final TaskProfile IMAGES = new TaskProfile(TaskType.CLASSIFICATION, 200, 90, 0, 90, 2, 100, true);

    private final CnnLearner learner = new CnnLearner(new GradientPlugin().updateRules());
    private final Configuration small = learner.space(IMAGES)
            .complete(Map.of("filters", 8, "epochs", 8, "batch-size", 32, "adam:learning-rate", 0.01));

    @Test
    void strokesAreToldApartWhereverTheyStand() throws Exception {
        Model model = learner.fit(small, strokes(300, 1), FitContext.of(1));
        TrainingData unseen = strokes(200, 2);

        assertThat(accuracy(model, unseen)).as("one half by chance").isGreaterThan(0.9);
    }

    @Test
    void sameSeedGivesTheSameModelAndItIsReadBack() throws Exception {
        TrainingData data = strokes(60, 1);
        byte[] first = bytes(learner.fit(small, data, FitContext.of(3)));

        assertThat(bytes(learner.fit(small, data, FitContext.of(3)))).isEqualTo(first);
        assertThat(bytes(learner.fit(small, data, FitContext.of(4)))).isNotEqualTo(first);
        assertThat(bytes(learner.read(new ByteArrayInputStream(first)))).isEqualTo(first);
    }

    @Test
    void onlyImagesOfClassesAreSupported() {
        assertThat(learner.supports(IMAGES).isYes()).isTrue();
        assertThat(learner.supports(new TaskProfile(TaskType.CLASSIFICATION, 200, 90, 0, 90, 2, 100))
                        .toString())
                .contains("pixels by their names");
        assertThat(learner.supports(new TaskProfile(TaskType.REGRESSION, 200, 90, 0, 90, 0, 0, true))
                        .toString())
                .contains("needs classes");
        assertThat(learner.supports(new TaskProfile(TaskType.CLASSIFICATION, 200, 5000, 0, 5000, 2, 100, true))
                        .toString())
                .contains("at most 4,096 pixels");
    }

    private static double accuracy(Model model, TrainingData data) {
        ClassProbabilities predicted = (ClassProbabilities) model.predict(data.features());
        ClassTarget truth = (ClassTarget) data.target();
        return IntStream.range(0, data.rows())
                        .filter(row -> predicted.probability(row, truth.code(row)) > 0.5)
                        .count()
                / (double) data.rows();
    }

    private static byte[] bytes(Model model) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.write(bytes);
        return bytes.toByteArray();
    }

    /** Horizontal and vertical strokes, under noise; the column that is always 0 is left out, as the engine does. */
    private static TrainingData strokes(int rows, long seed) {
        RandomGenerator random = Seeds.generator(seed, "strokes");
        List<Pixel> pixels = IntStream.range(SIDE, SIDE * SIDE)
                .mapToObj(pixel -> new Pixel(pixel / SIDE + 1, pixel % SIDE + 1))
                .toList();
        double[][] columns = new double[pixels.size()][rows];
        int[] codes = new int[rows];
        for (int row = 0; row < rows; row++) {
            codes[row] = row % 2;
            int from = random.nextInt(3, SIDE - 4);
            int at = random.nextInt(3, SIDE - 2);
            for (int pixel = 0; pixel < columns.length; pixel++) {
                int along = codes[row] == 0
                        ? pixels.get(pixel).row()
                        : pixels.get(pixel).column();
                int across = codes[row] == 0
                        ? pixels.get(pixel).column()
                        : pixels.get(pixel).row();
                boolean ink = across == at && along >= from && along < from + 4;
                columns[pixel][row] = (ink ? 1 : 0) + 0.1 * random.nextGaussian();
            }
        }
        return new TrainingData(
                new Features(pixels.stream().map(Pixel::name).toList(), new int[columns.length], columns, rows),
                new ClassTarget(codes, List.of("down", "across")));
    }
}
