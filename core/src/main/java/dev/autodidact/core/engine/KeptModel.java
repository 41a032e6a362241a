package dev.autodidact.core.engine;

import dev.autodidact.api.learner.Model;
import dev.autodidact.api.space.Configuration;
import java.io.IOException;

/**
 * A model of the first fold, kept in case that no time is left to fit anything on all rows.
 *
 * @param loss its loss on the first fold's validation rows
 * @param configuration the joint configuration, learner included
 * @param rowShare the share of the fold's training rows that it knows
 * @param place where it is
 */
public record KeptModel(double loss, Configuration configuration, double rowShare, Place place) {

    /** Where a model is. */
    public interface Place {

        /**
         * {@return the model}
         *
         * @throws IOException where it cannot be had
         */
        Model open() throws IOException;

        /** Nobody will ask for the model. */
        default void drop() {}
    }
}
