package dev.autodidact.registry.dashboard;

import com.sun.net.httpserver.HttpServer;
import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.AutodidactException.Kind;
import dev.autodidact.registry.Registry;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A web server that shows a registry: running and past runs as they go on, trials, comparisons, knowledge. It reads
 * through read-only connections, so that no writer ever waits for it. Thread-safe.
 *
 * <p>It answers GET and HEAD only. A request must name a host that the server is known under and, where the browser
 * says where it comes from, come from the dashboard itself: a page of somebody else can neither read it nor, by
 * rebinding its name to a local address, pretend to be it. Pages may load nothing from elsewhere.
 */
public final class Dashboard implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads;
    private final Live live;
    private final Statistics statistics;
    private final URI address;

    private Dashboard(HttpServer server, ExecutorService threads, Live live, Statistics statistics, URI address) {
        this.server = server;
        this.threads = threads;
        this.live = live;
        this.statistics = statistics;
        this.address = address;
    }

    /**
     * Starts to serve.
     *
     * @param registry what to show; must stay open
     * @param options where to listen
     * @return the running server
     * @throws AutodidactException of kind CALLER where nothing can listen there, or a token is missing
     */
    public static Dashboard start(Registry registry, DashboardOptions options) {
        InetAddress host = resolve(options.host());
        if (!host.isLoopbackAddress() && options.token().isEmpty()) {
            throw AutodidactException.caller("Whoever reaches " + options.host()
                    + " could read the registry.\nGive a token, or listen at 127.0.0.1.");
        }
        HttpServer server = bind(host, options);
        int port = server.getAddress().getPort();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Live live = new Live(registry);
        Statistics statistics = new Statistics(registry);
        server.createContext("/", new Door(new Access(host, options, port), new Routes(registry, statistics), live));
        server.setExecutor(threads);
        server.start();
        return new Dashboard(server, threads, live, statistics, address(options, port));
    }

    private static InetAddress resolve(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new AutodidactException(
                    Kind.CALLER,
                    "No computer is known as '" + host + "'.\nName an address of this one, such as 127.0.0.1.",
                    e);
        }
    }

    private static HttpServer bind(InetAddress host, DashboardOptions options) {
        try {
            return HttpServer.create(new InetSocketAddress(host, options.port()), 0);
        } catch (BindException e) {
            throw new AutodidactException(
                    Kind.CALLER,
                    "Port " + options.port() + " of " + options.host() + " cannot be used: " + e.getMessage()
                            + "\nEnd the program that listens there, or name another port; 0 takes any that is free.",
                    e);
        } catch (IOException e) {
            throw new AutodidactException(Kind.ENVIRONMENT, "The dashboard cannot start: " + e.getMessage(), e);
        }
    }

    private static URI address(DashboardOptions options, int port) {
        String host = options.host().contains(":") ? "[" + options.host() + "]" : options.host();
        String token = options.token()
                .map(text -> "?token=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                .orElse("");
        return URI.create("http://" + host + ":" + port + "/" + token);
    }

    /** {@return what to open in a browser, the token included where there is one} */
    public URI address() {
        return address;
    }

    /** Ends the server and every connection. */
    @Override
    public void close() {
        live.close();
        server.stop(0);
        threads.shutdownNow();
        statistics.close();
    }
}
