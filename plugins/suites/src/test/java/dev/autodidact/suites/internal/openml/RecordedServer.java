package dev.autodidact.suites.internal.openml;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server that plays recorded answers of OpenML, and fails as it is told. */
final class RecordedServer implements AutoCloseable {

    private static final Pattern TASK = Pattern.compile("/api/v1/xml/task/(\\d+)");
    private static final Pattern DATA = Pattern.compile("/api/v1/xml/data/(\\d+)");
    private static final Pattern SPLITS = Pattern.compile("/api_splits/get/(\\d+)/.*");
    private static final Map<String, String> DATA_FILES =
            Map.of("/data/download/1666876/phpFsFYVN", "datasets/2/dataset.arff");

    private final Path recorded;
    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> instead = new ConcurrentHashMap<>();
    private volatile int failures;

    private RecordedServer(Path recorded, HttpServer server) {
        this.recorded = recorded;
        this.server = server;
    }

    /** {@return a running server; skips the test where there are no recordings} */
    static RecordedServer start() {
        Path recorded = Path.of(System.getProperty("autodidact.data"), "openml-responses");
        assumeTrue(Files.isDirectory(recorded), () -> "no recorded answers of OpenML in " + recorded);
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            RecordedServer started = new RecordedServer(recorded, http);
            http.createContext("/", started::answer);
            http.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** The next requests are answered with status 503. */
    void failNext(int requests) {
        failures = requests;
    }

    void answerInstead(String path, String body) {
        instead.put(path, body.getBytes(StandardCharsets.UTF_8));
    }

    List<String> asked() {
        return asked;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        if (failures > 0) {
            failures--;
            send(exchange, 503, new byte[0]);
        } else if (instead.containsKey(path)) {
            send(exchange, 200, instead.get(path));
        } else {
            Path file = recorded.resolve(file(path));
            if (Files.isRegularFile(file)) {
                send(exchange, 200, Files.readAllBytes(file));
            } else {
                String error = "<oml:error xmlns:oml=\"http://openml.org/openml\"><oml:code>151</oml:code>"
                        + "<oml:message>Unknown task</oml:message></oml:error>";
                send(exchange, 412, error.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static String file(String path) {
        Matcher task = TASK.matcher(path);
        Matcher data = DATA.matcher(path);
        Matcher splits = SPLITS.matcher(path);
        return task.matches()
                ? "tasks/" + task.group(1) + "/task.xml"
                : data.matches()
                        ? "datasets/" + data.group(1) + "/description.xml"
                        : splits.matches()
                                ? "tasks/" + splits.group(1) + "/datasplits.arff"
                                : DATA_FILES.getOrDefault(path, "none");
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
