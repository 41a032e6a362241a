package dev.autodidact.registry.internal;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/** Keeps Flyway from telling each opening of a registry; what goes wrong it throws. Flyway makes it by its name. */
public final class Silence implements LogCreator {

    /** Makes it. */
    public Silence() {}

    @Override
    public Log createLogger(Class<?> type) {
        return new Log() {
            @Override
            public void debug(String message) {}

            @Override
            public void info(String message) {}

            @Override
            public void warn(String message) {}

            @Override
            public void error(String message) {}

            @Override
            public void error(String message, Exception thrown) {}

            @Override
            public void notice(String message) {}
        };
    }
}
