package dev.autodidact.core.engine;

import dev.autodidact.api.learner.Model;
import java.io.IOException;
import java.io.OutputStream;

/** Finds out during the search whether a model can be written, and is not too large to be kept. */
final class ModelSize {

    /** The most that a model may take in a file. */
    static final long MOST_BYTES = 512L << 20;

    private ModelSize() {}

    /**
     * Writes the model to nowhere.
     *
     * @throws InvalidOutputException where it is larger than a bundle may hold
     */
    static void check(Model model) throws IOException {
        model.write(new OutputStream() {

            private long written;

            @Override
            public void write(int oneByte) {
                count(1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                count(length);
            }

            private void count(int bytes) {
                written += bytes;
                if (written > MOST_BYTES) {
                    throw new InvalidOutputException(
                            "its model is larger than " + (MOST_BYTES >> 20) + " MB, the most that a model file holds");
                }
            }
        });
    }
}
