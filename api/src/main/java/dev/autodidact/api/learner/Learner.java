package dev.autodidact.api.learner;

import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskProfile;
import java.io.IOException;
import java.io.InputStream;

/** Fits models. Thread-safe: several fits may run at once. */
public interface Learner {

    /** {@return the id: the plugin's id, a dot, and a name, such as {@code smile.random-forest}} */
    String id();

    /**
     * {@return whether this learner can be used on such a task, and why not}
     *
     * @param task the shape of the task
     */
    Support supports(TaskProfile task);

    /**
     * {@return the hyperparameters; the defaults are what the library's users get without tuning, where that is sane,
     * and of one that is added later what the learner did before, for so earlier runs are remembered}
     *
     * <p>A space may leave out what a task of this kind cannot use, but its bounds should not follow the data: say
     * "share of the features", not "number of features", so that what was learned on one task means the same on
     * another.
     *
     * @param task the shape of the task
     */
    SearchSpace space(TaskProfile task);

    /**
     * {@return how the features should arrive}
     *
     * @param configuration the configuration that will be fitted
     */
    default Encoding encoding(Configuration configuration) {
        return Encoding.NUMERIC;
    }

    /** {@return what a fit at less than full fidelity gets or does less of} */
    default Fidelity fidelity() {
        return Fidelity.ROWS;
    }

    /**
     * Fits a model.
     *
     * @param configuration one of {@link #space}
     * @param data the training rows, in the learner's encoding
     * @param context seed, fidelity and cancellation
     * @return the model
     * @throws InterruptedException where the fit was cancelled
     */
    Model fit(Configuration configuration, TrainingData data, FitContext context) throws InterruptedException;

    /**
     * Reads a model that {@link Model#write} wrote. The bytes may be hostile: reading must not run code from
     * them, nor believe their lengths; {@link ModelInput} reads so.
     *
     * @param in the model's bytes; left open
     * @return the model
     * @throws IOException where the bytes are not such a model
     */
    Model read(InputStream in) throws IOException;
}
