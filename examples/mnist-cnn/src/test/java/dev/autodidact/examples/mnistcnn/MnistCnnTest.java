package dev.autodidact.examples.mnistcnn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistCnnTest {

    private static final int SIDE = 12;

    @Test
    void aShortTrainingTellsStripesApart(@TempDir Path folder) throws Exception {
        write(folder, "train", 600);
        write(folder, "t10k", 200);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            MnistCnn.main(new String[] {folder.toString(), "3", "1", "adam"});
        } finally {
            System.setOut(before);
        }

        String mean = printed.toString(StandardCharsets.UTF_8).replaceAll("(?s).*mean of 1: ([0-9.]+) %.*", "$1");
        assertThat(Double.parseDouble(mean)).as("accuracy; a tenth by chance").isGreaterThan(50);
    }

    /** Two stripes for each digit, one down and one across, under noise. */
    private static void write(Path folder, String part, int count) throws IOException {
        Random random = new Random(count);
        try (DataOutputStream images = idx(folder.resolve(part + "-images-idx3-ubyte.gz"), 0x0803, count, SIDE, SIDE);
                DataOutputStream labels = idx(folder.resolve(part + "-labels-idx1-ubyte.gz"), 0x0801, count)) {
            for (int image = 0; image < count; image++) {
                int digit = image % 10;
                labels.writeByte(digit);
                for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
                    boolean ink = pixel / SIDE / 2 == digit / 2 || digit % 2 == 0 && pixel % SIDE / 2 == 5;
                    images.writeByte((ink ? 200 : 0) + random.nextInt(56));
                }
            }
        }
    }

    private static DataOutputStream idx(Path file, int... header) throws IOException {
        DataOutputStream out = new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(file)));
        for (int number : header) {
            out.writeInt(number);
        }
        return out;
    }
}
