package dev.autodidact.api.task;

import java.util.Locale;

/** What is predicted. */
public enum TaskType {
    /** One of several classes. */
    CLASSIFICATION,
    /** A real number. */
    REGRESSION;

    /** {@return the name in lower case} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
