package dev.autodidact.registry.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An answer. */
final class Reply {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String TYPE = "Content-Type";

    private final int status;
    private final byte[] body;
    private final Map<String, String> headers;

    Reply(int status, byte[] body, Map<String, String> headers) {
        this.status = status;
        this.body = body;
        this.headers = headers;
    }

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

    Reply withoutBody() {
        return new Reply(status, new byte[0], headers);
    }

    Reply with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Reply(status, body, more);
    }

    /** {@return the value of a header; empty where it is not set} */
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Sends it. */
    void send(HttpExchange exchange) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        boolean bodiless = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
        exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
        if (!bodiless) {
            exchange.getResponseBody().write(body);
        }
    }
}
