package dev.autodidact.core.engine;

/** Keeps the best of the models that trials fit on the first fold. Thread-safe. */
public interface ModelKeeper {

    /**
     * {@return whether a model of that loss would be kept}
     *
     * @param loss its loss
     */
    boolean wants(double loss);

    /**
     * Offers a model.
     *
     * @param model the model
     */
    void keep(KeptModel model);
}
