package dev.autodidact.api;

import java.util.regex.Pattern;

/** Identifiers of plugins, learners, strategies, update rules, suites and metrics. */
public final class Ids {

    private static final Pattern ID = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*");

    private Ids() {}

    /**
     * {@return the id itself, once checked}
     *
     * @param id lower-case words of letters and digits, joined by single dots or dashes
     * @throws IllegalArgumentException where it is anything else
     */
    public static String require(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "id '" + id + "' must be lower-case letters and digits, joined by single dots or dashes");
        }
        return id;
    }
}
