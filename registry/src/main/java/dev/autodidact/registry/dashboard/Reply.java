package dev.autodidact.registry.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * An answer.
 *
 * @param status the HTTP status
 * @param body the content
 * @param headers what is said about it, by name
 */
record Reply(int status, byte[] body, Map<String, String> headers) {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String TYPE = "Content-Type";

    static Reply text(int status, String text) {
        return of(status, text, "text/plain; charset=utf-8");
    }

    static Reply html(String page, String policy) {
        return of(200, page, "text/html; charset=utf-8").with("Content-Security-Policy", policy);
    }

    static Reply json(Object value) {
        return of(200, write(value), "application/json");
    }

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reply of(int status, String text, String type) {
        return new Reply(status, text.getBytes(StandardCharsets.UTF_8), Map.of(TYPE, type));
    }

    Reply withStatus(int other) {
        return new Reply(other, body, headers);
    }

    Reply with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Reply(status, body, more);
    }
}
