package dev.autodidact.registry;

import dev.autodidact.api.AutodidactException;
import java.util.function.Supplier;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.JdbiException;

/** Says in words what is wrong with a database, and what to do. */
sealed interface Faults permits SqliteFaults, PostgresFaults {

    /** {@return what to throw where a statement failed} */
    RuntimeException translate(RuntimeException e);

    /**
     * {@return what to throw where rows are not what a registry holds}
     *
     * @param how what is wrong with them
     * @param cause who found it
     */
    AutodidactException damaged(String how, Throwable cause);

    /** Runs work, with its faults in words. */
    default <T> T translated(Supplier<T> work) {
        try {
            return work.get();
        } catch (JdbiException | FlywayException e) {
            throw translate(e);
        } catch (DamagedException e) {
            throw damaged(String.valueOf(e.getMessage()), e);
        }
    }
}
