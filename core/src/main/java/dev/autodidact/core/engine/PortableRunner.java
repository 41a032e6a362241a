package dev.autodidact.core.engine;

import dev.autodidact.api.execution.TrialRunner;
import java.util.Optional;

/** Trials that another process can run, too. */
public interface PortableRunner extends TrialRunner {

    /** {@return what the other process must know; empty where the task is in this process alone} */
    Optional<Blueprint> blueprint();

    /**
     * Takes a model that a trial elsewhere has fitted on the first fold.
     *
     * @param kept the model
     */
    void keep(KeptModel kept);
}
