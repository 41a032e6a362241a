package dev.autodidact.registry.dashboard;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who may read: the checks that every request passes first. */
final class Access {

    private static final String TOKEN = "token";
    private static final String BEARER = "Bearer ";

    private final Set<String> hosts;
    private final Optional<byte[]> token;
    /** Browsers send a cookie to every port of a host. */
    private final String cookie;

    Access(InetAddress host, DashboardOptions options, int port) {
        this.hosts = hosts(host, options, port);
        this.token = options.token().map(text -> text.getBytes(StandardCharsets.UTF_8));
        this.cookie = "autodidact-" + port;
    }

    private static Set<String> hosts(InetAddress host, DashboardOptions options, int port) {
        Set<String> names = new HashSet<>(Set.of(options.host()));
        if (host.isLoopbackAddress() || host.isAnyLocalAddress()) {
            names.addAll(Set.of("localhost", "127.0.0.1", "::1"));
        }
        names.add(host.getHostAddress());
        if (host.isAnyLocalAddress()) {
            names.addAll(ownNames());
        }
        Set<String> hosts = new HashSet<>();
        for (String name : names) {
            String written = (name.contains(":") ? "[" + name + "]" : name).toLowerCase(Locale.ROOT);
            hosts.add(written + ":" + port);
            if (port == 80) {
                hosts.add(written);
            }
        }
        return hosts;
    }

    private static Set<String> ownNames() {
        Set<String> names = new HashSet<>();
        try {
            names.add(InetAddress.getLocalHost().getHostName());
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .map(InetAddress::getHostAddress)
                    .map(name -> name.replaceFirst("%.*", ""))
                    .forEach(names::add);
        } catch (UnknownHostException | SocketException e) {
            return names; // the names that are known have to do
        }
        return names;
    }

    /** {@return what to answer instead of what was asked for; empty where the request may pass} */
    Optional<Reply> refuse(HttpExchange exchange, Request request) {
        Headers headers = exchange.getRequestHeaders();
        String host = Optional.ofNullable(headers.getFirst("Host")).orElse("").toLowerCase(Locale.ROOT);
        if (!hosts.contains(host)) {
            return Optional.of(Reply.text(403, "This server is not known under the name '" + host + "'."));
        }
        String origin = headers.getFirst("Origin");
        String site = headers.getFirst("Sec-Fetch-Site");
        boolean foreign = origin != null && !origin.equalsIgnoreCase("http://" + host)
                || "cross-site".equals(site) && !"navigate".equals(headers.getFirst("Sec-Fetch-Mode"));
        if (foreign) {
            return Optional.of(Reply.text(403, "Other sites may not read the dashboard."));
        }
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return Optional.of(
                    Reply.text(405, "The dashboard can only be read.").with("Allow", "GET, HEAD"));
        }
        return token.isEmpty() ? Optional.empty() : withToken(headers, request);
    }

    private Optional<Reply> withToken(Headers headers, Request request) {
        Optional<String> shown = request.text(TOKEN);
        if (shown.filter(this::right).isPresent()) {
            String kept = cookie + "=" + shown.get() + "; Path=/; HttpOnly; SameSite=Strict";
            return Optional.of(Reply.text(303, "").with("Location", "/").with("Set-Cookie", kept));
        }
        boolean known = Optional.ofNullable(headers.getFirst("Authorization"))
                        .filter(value -> value.startsWith(BEARER))
                        .filter(value -> right(value.substring(BEARER.length())))
                        .isPresent()
                || Optional.ofNullable(headers.getFirst("Cookie")).map(this::cookies).stream()
                        .anyMatch(cookies -> right(cookies.getOrDefault(cookie, "")));
        return known
                ? Optional.empty()
                : Optional.of(Reply.text(
                        401, "The dashboard asks for a token: open the address that 'autodidact serve' has printed."));
    }

    private Map<String, String> cookies(String header) {
        return Arrays.stream(header.split(";\\s*"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(java.util.stream.Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, last) -> first));
    }

    /** Takes as long for any text of one length. */
    private boolean right(String shown) {
        return MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), token.orElseThrow());
    }
}
