package dev.autodidact.registry.dashboard;

import java.util.Optional;

/**
 * Where the dashboard listens.
 *
 * @param host the name or address to listen at, such as {@code 127.0.0.1}
 * @param port the port, 0 for any that is free
 * @param token what a browser must show; obligatory where the host is not a loopback address
 */
public record DashboardOptions(String host, int port, Optional<String> token) {

    /** The least length of a token. */
    public static final int SHORTEST_TOKEN = 16;

    /**
     * Checks the port.
     *
     * @param host see above
     * @param port see above
     * @param token see above
     * @throws IllegalArgumentException where the port is none, or the token is too short
     */
    public DashboardOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is from 0 to 65535, not " + port);
        }
        if (token.filter(text -> text.length() < SHORTEST_TOKEN).isPresent()) {
            throw new IllegalArgumentException("a token needs " + SHORTEST_TOKEN + " characters");
        }
    }
}
