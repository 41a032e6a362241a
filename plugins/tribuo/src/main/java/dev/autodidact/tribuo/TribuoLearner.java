package dev.autodidact.tribuo;

import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.space.Configuration;
import java.io.IOException;
import java.io.InputStream;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What all our learners do alike: check the rows, bring the target into our coding, settle what is trivial, turn
 * cancellation into the checked exception, wrap what was learned. Every fit makes a trainer of its own with its own
 * seed, since a Tribuo trainer that has trained once gives another model the second time.
 */
abstract class TribuoLearner implements Learner {

    static {
        Silence.keep();
    }

    private final String id;

    TribuoLearner(String name) {
        this.id = "tribuo." + name;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final Model fit(Configuration configuration, TrainingData data, FitContext context)
            throws InterruptedException {
        return fit(configuration, data, context, training -> train(configuration, training, context));
    }

    /** Fits a model by a way to train that need not be that of {@link #train}. */
    final FittedModel fit(Configuration configuration, TrainingData data, FitContext context, Trainer trainer)
            throws InterruptedException {
        if (data.rows() == 0) {
            throw new IllegalArgumentException(id + ": there are no rows to fit");
        }
        boolean missing = encoding(configuration).missing();
        Rows.check(id, data.features(), missing);
        context.cancellation().check();
        Training training = Training.of(data);
        Scorer scorer;
        try {
            scorer = training.isTrivial() ? new ConstantScorer(training.prior()) : trainer.train(training);
        } catch (CancelledException e) {
            InterruptedException interrupted = new InterruptedException("cancelled");
            interrupted.initCause(e);
            throw interrupted;
        }
        context.cancellation().check();
        return new FittedModel(id, data.features().size(), missing, training.decoder(), scorer);
    }

    /** Learns from training rows of which at least two differ in their target, and which have a feature. */
    @FunctionalInterface
    interface Trainer {

        /** {@return what was learned} */
        Scorer train(Training training) throws InterruptedException;
    }

    /**
     * {@return what was learned}
     *
     * @param configuration one of {@link #space}
     * @param training at least two rows that differ in their target, and one feature
     * @param context seed, fidelity and cancellation
     */
    abstract Scorer train(Configuration configuration, Training training, FitContext context)
            throws InterruptedException;

    @Override
    public final Model read(InputStream in) throws IOException {
        return FittedModel.read(id, in);
    }

    /** {@return the effort at this fidelity, at least 1} */
    static int effort(int full, FitContext context) {
        return (int) Math.max(1, Math.round(full * context.fidelity()));
    }

    /** Tribuo logs its progress, which java.util.logging by default prints. Who has set a level keeps it. */
    private static final class Silence {

        private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

        private static void keep() {
            if (TRIBUO.getLevel() == null) {
                TRIBUO.setLevel(Level.OFF);
            }
        }
    }
}
