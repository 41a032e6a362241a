package dev.autodidact.learnedoptimizer;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Reads MNIST in its IDX format. */
final class Idx {

    private Idx() {}

    static Points mnist(Path folder, int rows) throws IOException {
        try (DataInputStream images = open(folder.resolve("train-images-idx3-ubyte.gz"));
                DataInputStream labels = open(folder.resolve("train-labels-idx1-ubyte.gz"))) {
            images.skipNBytes(16);
            labels.skipNBytes(8);
            float[][] features = new float[rows][28 * 28];
            int[] classes = new int[rows];
            byte[] pixels = new byte[28 * 28];
            for (int row = 0; row < rows; row++) {
                images.readFully(pixels);
                for (int i = 0; i < pixels.length; i++) {
                    features[row][i] = (pixels[i] & 0xff) / 255f;
                }
                classes[row] = labels.readUnsignedByte();
            }
            return new Points(features, classes, 10);
        }
    }

    private static DataInputStream open(Path file) throws IOException {
        return new DataInputStream(new GZIPInputStream(Files.newInputStream(file), 1 << 16));
    }
}
