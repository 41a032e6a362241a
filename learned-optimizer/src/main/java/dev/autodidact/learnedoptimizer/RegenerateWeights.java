package dev.autodidact.learnedoptimizer;

import dev.autodidact.api.strategy.LearnContext;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes the weights that come with this version once more: the same bytes on the same JDK. It takes some minutes of one
 * core. With this module and its dependencies on the class path:
 *
 * <pre>{@code java dev.autodidact.learnedoptimizer.RegenerateWeights lstm.weights}</pre>
 */
public final class RegenerateWeights {

    static final int EPISODES = 2400;
    static final long SEED = 1;

    private RegenerateWeights() {}

    /**
     * Trains and writes.
     *
     * @param arguments the file to write
     * @throws IOException where writing fails
     * @throws InterruptedException where training was interrupted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException(
                    "one argument is needed, the file to write; there are " + arguments.length);
        }
        LstmWeights weights = MetaTraining.train(EPISODES, LearnContext.of(SEED));
        try (OutputStream out = Files.newOutputStream(Path.of(arguments[0]))) {
            weights.write(out);
        }
    }
}
