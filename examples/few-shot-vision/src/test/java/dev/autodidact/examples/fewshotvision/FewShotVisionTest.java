package dev.autodidact.examples.fewshotvision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FewShotVisionTest {

    private static final int CHARACTERS = 30;
    private static final int DRAWINGS = 20;
    private static final int SIDE = 16;

    @Test
    void aShortTrainingDrawsABarForEachCompetitor(@TempDir Path folder) throws Exception {
        draw(folder);

        FewShotVision.main(new String[] {
            folder.toString(), "1", "4", folder.toString(), "2x1", "protonet", "anil", "reptile", "tribuo.k-nn"
        });

        assertThat(Files.readString(folder.resolve("accuracy.svg")))
                .contains(">protonet<", ">anil<", ">reptile<", ">tribuo.k-nn<", ">2x1<")
                .doesNotContain("NaN");
    }

    @Test
    void accuraciesAreSummarised() {
        Accuracy accuracy = Accuracy.of(new double[] {0.1, 0.2, 0.3, 0.4});

        assertThat(accuracy.mean()).isCloseTo(25, within(1e-12));
        assertThat(accuracy.margin()).isCloseTo(196 * Math.sqrt(0.05 / 3 / 4), within(1e-12));
    }

    /** Each character a pattern of its own, each drawing of it under noise of its own. */
    private static void draw(Path folder) throws IOException {
        Random random = new Random(1);
        StringBuilder labels = new StringBuilder("part,alphabet,character,drawer\n");
        try (DataOutputStream out = new DataOutputStream(
                new GZIPOutputStream(Files.newOutputStream(folder.resolve("omniglot-28x28-idx3-ubyte.gz"))))) {
            for (int number : new int[] {0x0803, CHARACTERS * DRAWINGS, SIDE, SIDE}) {
                out.writeInt(number);
            }
            for (int character = 0; character < CHARACTERS; character++) {
                byte[] pattern = new byte[SIDE * SIDE / 16];
                random.nextBytes(pattern);
                for (int drawing = 1; drawing <= DRAWINGS; drawing++) {
                    for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
                        int ink = pattern[pixel / SIDE / 4 * 4 + pixel % SIDE / 4] > 0 ? 200 : 0;
                        out.writeByte(ink + random.nextInt(56));
                    }
                    labels.append("background,A,character")
                            .append(character)
                            .append(",")
                            .append(drawing)
                            .append("\n");
                }
            }
        }
        Files.writeString(folder.resolve("omniglot.csv"), labels);
    }
}
