package dev.autodidact.examples.fewshotspeech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.Model;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On speakers each of whom says nothing but two words of their own. */
class FewShotSpeechTest {

    private static final String PLAYS = IntStream.range(0, 8)
            .mapToObj(speaker -> "Speaker " + speaker + ":\n" + (word(speaker) + " ").repeat(500))
            .collect(Collectors.joining("\n\n", "", "\n"));

    private static String word(int speaker) {
        return "so" + (char) ('a' + speaker) + " Sir!";
    }

    @Test
    void aShortTrainingDrawsCurvesAndWrites(@TempDir Path folder) throws Exception {
        Path plays = Files.writeString(folder.resolve("plays.txt"), PLAYS);

        FewShotSpeech.main(new String[] {plays.toString(), "2", folder.toString(), "fomaml", "fine-tuning"});

        assertThat(Files.readString(folder.resolve("speech.svg")))
                .contains(">fomaml<", ">fine-tuning<")
                .doesNotContain("NaN");
        assertThat(Files.readString(folder.resolve("speech.txt")))
                .contains("fomaml, after 0 steps", "fomaml, after 10 steps");
    }

    @Test
    void noSpeakerIsInTwoParts() {
        Speakers speakers = Speakers.of(PLAYS);

        assertThat(speakers.test()).hasSize(2);
        assertThat(speakers.validation())
                .hasSize(1)
                .doesNotContainAnyElementsOf(speakers.test().values());
        assertThat(speakers.training())
                .hasSize(5)
                .doesNotContainAnyElementsOf(speakers.validation())
                .doesNotContainAnyElementsOf(speakers.test().values());
    }

    @Test
    void aRowIsACharacterAndWhatComesBeforeIt() {
        TrainingData data = Alphabet.data(Alphabet.plain("So@be it"));
        ClassTarget target = (ClassTarget) data.target();

        assertThat(data.rows()).isEqualTo(2);
        assertThat(target.classes().get(target.code(0))).isEqualTo("i");
        assertThat(data.features().toRows()[0]).contains(6).hasSize(36 * 5);
        assertThat(Arrays.stream(data.features().toRows()[1]).map(x -> x * x).sum())
                .isCloseTo(36 * 5, within(1e-9));
    }

    @Test
    void bitsOfAModelThatKnowsNothingAreThoseOfTheAlphabet() {
        TrainingData text = Alphabet.data("so be it");

        assertThat(Writing.bits(new Ignorant(), text)).isCloseTo(Math.log(36) / Math.log(2), within(1e-9));
        assertThat(Writing.on(new Ignorant(), "so be", 7, Seeds.generator(1, "on")))
                .hasSize(7);
    }

    /** Takes every character for equally probable. */
    private record Ignorant() implements Model {

        @Override
        public Predictions predict(Features features) {
            double[] probabilities = new double[36 * features.rows()];
            Arrays.fill(probabilities, 1.0 / 36);
            return new ClassProbabilities(probabilities, 36);
        }

        @Override
        public void write(OutputStream out) {
            throw new UnsupportedOperationException("nobody keeps this model");
        }
    }
}
