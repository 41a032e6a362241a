package dev.autodidact.examples.warmstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.task.Episode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmStartTest {

    @Test
    void aShortTrainingDrawsACurveForEachStart(@TempDir Path folder) throws Exception {
        Path sales = folder.resolve("sales.csv");
        Files.writeString(
                sales,
                IntStream.range(0, 300)
                        .mapToObj(row -> String.join(
                                ",",
                                "town-" + row % 10,
                                Integer.toString(row * 7 % 50),
                                row % 3 == 0 ? "old" : "new",
                                Integer.toString(100 * (row % 10) + row * 7 % 50)))
                        .collect(Collectors.joining("\n", "town,size,age,price\n", "\n")));

        WarmStart.main(new String[] {"episodes:" + sales + "?by=town&shots=10", "20", "10", folder.toString()});

        assertThat(Files.readString(folder.resolve("warm-start.svg")))
                .contains("rmse on new tables", ">random<", ">fine-tuning<", ">maml-5<")
                .doesNotContain("NaN");
    }

    @Test
    void numbersAreStandardisedByTheRowsThatAreLearnedFrom() {
        Episode episode = Standardised.of(new Episode(data(1, 3), data(5)));

        assertThat(((RealTarget) episode.support().target()).toValues()).containsExactly(-1, 1);
        assertThat(((RealTarget) episode.query().target()).value(0)).isCloseTo(3, within(1e-12));
    }

    private static TrainingData data(double... target) {
        return new TrainingData(
                new Features(List.of("x"), new int[1], new double[][] {new double[target.length]}, target.length),
                new RealTarget(target));
    }
}
