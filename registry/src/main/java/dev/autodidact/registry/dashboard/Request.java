package dev.autodidact.registry.dashboard;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is asked for.
 *
 * @param path the path, decoded
 * @param parameters the query, decoded; of several values of one name the last counts
 */
record Request(String path, Map<String, String> parameters) {

    /** A parameter that cannot be. */
    static final class Malformed extends RuntimeException {

        Malformed(String message) {
            super(message);
        }
    }

    static Request of(URI uri) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (uri.getRawQuery() != null) {
            for (String pair : uri.getRawQuery().split("&")) {
                String[] parts = pair.split("=", 2);
                parameters.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
            }
        }
        return new Request(Optional.ofNullable(uri.getPath()).orElse("/"), parameters);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Malformed("'" + text + "' is not encoded as addresses are");
        }
    }

    /** {@return the parts of the path between slashes} */
    List<String> parts() {
        return Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
    }

    /** {@return a parameter; empty where it is missing or blank} */
    Optional<String> text(String name) {
        return Optional.ofNullable(parameters.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** {@return the values of a parameter that are parted by commas} */
    Set<String> texts(String name) {
        return text(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    long number(String name, long otherwise) {
        return text(name).map(value -> number(value)).orElse(otherwise);
    }

    static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new Malformed("'" + text + "' is no number");
        }
    }

    /** {@return the page asked for, from 0} */
    int page() {
        return Math.clamp(number("page", 0), 0, 10_000_000);
    }
}
