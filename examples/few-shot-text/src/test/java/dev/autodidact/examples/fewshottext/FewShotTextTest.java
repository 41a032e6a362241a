package dev.autodidact.examples.fewshottext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.task.Episode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FewShotTextTest {

    @Test
    void aShortTrainingDrawsBothCurves(@TempDir Path folder) throws Exception {
        Path data = Path.of(System.getProperty("autodidact.data"), "clinc150");
        assumeTrue(Files.isDirectory(data), () -> "no data of CLINC150 in " + data);

        FewShotText.main(new String[] {data.toString(), "2", "3", "6", "3", folder.toString()});

        assertThat(Files.readString(folder.resolve("intents.svg")))
                .contains(">words<", ">n-grams<", ">protonet<")
                .doesNotContain("NaN");
    }

    @Test
    void searchCountsPlacesFromOne() {
        double[][] sentences = {{1, 0.9, 0, 0}, {0, 0.1, 1, 1}};
        TrainingData searched = data(sentences, 0, 1, 1, 0);
        TrainingData queries = data(new double[][] {{1}, {0}}, 0);

        List<Search> searches = Search.in(new Episode(searched, queries), Space.cosine());
        Search search = searches.getFirst();

        assertThat(search.reciprocalRank()).isEqualTo(1);
        assertThat(search.recall())
                .as("the second of two is not among the first two")
                .isCloseTo(0.5, within(1e-12));
    }

    private static TrainingData data(double[][] columns, int... codes) {
        return new TrainingData(
                new Features(List.of("a", "b"), new int[2], columns, codes.length),
                new ClassTarget(codes, List.of("one", "other")));
    }
}
