package dev.autodidact.registry.dashboard;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.autodidact.api.AutodidactException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Takes requests in, checks them, and sends what {@link Routes} answers. */
final class Door implements HttpHandler {

    /** Said with every answer. */
    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Cache-Control", "no-store");

    private final Access access;
    private final Routes routes;
    private final Live live;

    Door(Access access, Routes routes, Live live) {
        this.access = access;
        this.routes = routes;
        this.live = live;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            ALWAYS.forEach(exchange.getResponseHeaders()::set);
            Request request;
            Optional<Reply> refusal;
            try {
                request = Request.of(exchange.getRequestURI());
                refusal = access.refuse(exchange, request);
            } catch (Request.Malformed e) {
                Reply.text(400, String.valueOf(e.getMessage())).send(exchange);
                return;
            }
            if (refusal.isEmpty() && request.path().equals("/api/events")) {
                live.serve(exchange);
            } else {
                refusal.orElseGet(() -> answer(exchange, request)).send(exchange);
            }
        }
    }

    private Reply answer(HttpExchange exchange, Request request) {
        try {
            Reply reply = routes.answer(request);
            Optional<String> known =
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("If-None-Match"));
            return known.isPresent() && known.equals(reply.header("ETag"))
                    ? reply.withStatus(304).withoutBody()
                    : reply;
        } catch (Request.Malformed e) {
            return Reply.text(400, String.valueOf(e.getMessage()));
        } catch (AutodidactException e) {
            return Reply.text(503, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return Reply.text(500, "This is a mistake of ours: " + e);
        }
    }
}
