package dev.autodidact.learnedoptimizer.search;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.strategy.LearnContext;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes the weights that come with this version once more: the same bytes on the same JDK and kind of processor. It takes
 * about five minutes of one core. With this module and its dependencies on the class path:
 *
 * <pre>{@code java dev.autodidact.learnedoptimizer.search.RegenerateWeights search.weights}</pre>
 */
public final class RegenerateWeights {

    private static final System.Logger LOG = System.getLogger(RegenerateWeights.class.getName());

    static final int EPISODES = 16_000;
    static final long SEED = 1;

    private RegenerateWeights() {}

    /**
     * Trains and writes; logs its progress.
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
        LearnContext context = new LearnContext(SEED, Cancellation.none(), RegenerateWeights::tell);
        SearchWeights weights = MetaTraining.train(EPISODES, context);
        try (OutputStream out = Files.newOutputStream(Path.of(arguments[0]))) {
            weights.write(out);
        }
        LOG.log(Level.INFO, weights.provenance());
    }

    private static void tell(double share) {
        long done = Math.round(share * EPISODES);
        if (done % (EPISODES / 100) == 0) {
            LOG.log(Level.INFO, done + " of " + EPISODES + " episodes");
        }
    }
}
