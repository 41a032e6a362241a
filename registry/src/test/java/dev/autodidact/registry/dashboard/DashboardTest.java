package dev.autodidact.registry.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.registry.PostgresServer;
import dev.autodidact.registry.Registry;
import dev.autodidact.registry.report.ExampleComparison;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DashboardTest {

    private static final String TOKEN = "0123456789abcdef0123";

    private static Registry registry;

    @BeforeAll
    static void open() {
        registry = Registry.inMemory();
        ExampleComparison.store(registry, 2, 1);
    }

    @AfterAll
    static void close() {
        registry.close();
    }

    private static Dashboard start(Optional<String> token) {
        return Dashboard.start(registry, new DashboardOptions("127.0.0.1", 0, token));
    }

    /** Sends what no client library would. */
    private static String ask(URI server, String request, String... headers) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
            String host = String.join("", headers).contains("Host:") ? "" : "Host: " + server.getAuthority() + "\r\n";
            socket.getOutputStream()
                    .write((request + " HTTP/1.1\r\n" + host + lines + "Connection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void answersUnderItsOwnNamesOnly() throws Exception {
        try (Dashboard dashboard = start(Optional.empty())) {
            URI server = dashboard.address();
            assertThat(ask(server, "GET /")).startsWith("HTTP/1.1 200").contains("default-src 'none'");
            assertThat(ask(server, "GET /", "Host: localhost:" + server.getPort()))
                    .startsWith("HTTP/1.1 200");
            assertThat(ask(server, "GET /api/runs", "Host: rebound.example:" + server.getPort()))
                    .startsWith("HTTP/1.1 403");
            assertThat(ask(server, "GET /api/runs", "Host: 127.0.0.1")).startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void otherSitesAreRefusedAndNothingCanBeWritten() throws Exception {
        try (Dashboard dashboard = start(Optional.empty())) {
            URI server = dashboard.address();
            assertThat(ask(server, "GET /api/runs", "Origin: http://elsewhere.example"))
                    .startsWith("HTTP/1.1 403");
            assertThat(ask(server, "GET /api/runs", "Origin: null")).startsWith("HTTP/1.1 403");
            assertThat(ask(server, "GET /api/runs", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"))
                    .startsWith("HTTP/1.1 403");
            assertThat(ask(server, "GET /api/runs", "Origin: http://" + server.getAuthority()))
                    .startsWith("HTTP/1.1 200");
            for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS")) {
                assertThat(ask(server, method + " /api/runs")).startsWith("HTTP/1.1 405");
            }
        }
    }

    @Test
    void tokenOpensTheDoorAndNothingElseDoes() throws Exception {
        try (Dashboard dashboard = start(Optional.of(TOKEN))) {
            URI server = dashboard.address();
            assertThat(server).hasQuery("token=" + TOKEN);
            for (String path : List.of("/", "/api/runs", "/assets/app.js", "/api/events", "/?token=wrong")) {
                assertThat(ask(server, "GET " + path)).startsWith("HTTP/1.1 401");
            }
            String opened = ask(server, "GET /?token=" + TOKEN);
            assertThat(opened).startsWith("HTTP/1.1 303").contains("HttpOnly").contains("SameSite=Strict");
            String cookie = opened.lines()
                    .filter(line -> line.startsWith("Set-cookie: ") || line.startsWith("Set-Cookie: "))
                    .findFirst()
                    .orElseThrow()
                    .replaceFirst("Set-.ookie: ([^;]*);.*", "$1");
            assertThat(ask(server, "GET /api/runs", "Cookie: " + cookie)).startsWith("HTTP/1.1 200");
            assertThat(ask(server, "GET /api/runs", "Authorization: Bearer " + TOKEN))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void refusesToServeOthersWithoutAToken() {
        assertThatThrownBy(() -> Dashboard.start(registry, new DashboardOptions("0.0.0.0", 0, Optional.empty())))
                .isInstanceOf(AutodidactException.class)
                .hasMessageContaining("token");
    }

    @Test
    void portInUseIsTheCallersMistake() {
        try (Dashboard dashboard = start(Optional.empty())) {
            int port = dashboard.address().getPort();
            assertThatThrownBy(
                            () -> Dashboard.start(registry, new DashboardOptions("127.0.0.1", port, Optional.empty())))
                    .isInstanceOfSatisfying(
                            AutodidactException.class,
                            e -> assertThat(e.kind()).isEqualTo(AutodidactException.Kind.CALLER))
                    .hasMessageContaining("Port " + port);
        }
    }

    @Test
    void saysWhatIsMissingOrMalformed() throws Exception {
        try (Dashboard dashboard = start(Optional.empty())) {
            URI server = dashboard.address();
            assertThat(ask(server, "GET /api/runs/999999")).startsWith("HTTP/1.1 404");
            assertThat(ask(server, "GET /api/runs/first")).startsWith("HTTP/1.1 400");
            assertThat(ask(server, "GET /api/runs/1/trials?sort=seconds;drop")).startsWith("HTTP/1.1 400");
            assertThat(ask(server, "GET /api/runs?page=x")).startsWith("HTTP/1.1 400");
            assertThat(ask(server, "GET /nothing/here")).startsWith("HTTP/1.1 404");
            assertThat(ask(server, "GET /assets/../report.css")).startsWith("HTTP/1.1 404");
            assertThat(ask(server, "GET /report?strategies=unheard-of")).startsWith("HTTP/1.1 404");
            assertThat(ask(server, "GET /api/statistics?strategies=unheard-of"))
                    .contains("the registry has no such runs that have ended");
        }
    }

    @Test
    void postgresGivesTheSameAnswers() throws Exception {
        try (Registry postgres = Registry.open(PostgresServer.shared().newRegistry());
                Dashboard one = start(Optional.empty());
                Dashboard other = Dashboard.start(postgres, new DashboardOptions("127.0.0.1", 0, Optional.empty()))) {
            ExampleComparison.store(postgres, 2, 1);
            for (String path : List.of(
                    "runs?q=BALANCE&status=done&comparison=1",
                    "runs/4",
                    "runs/4/course",
                    "runs/4/configurations?learner=tribuo.xgboost",
                    "runs/4/failures",
                    "runs/4/trials?sort=best&status=scored",
                    "runs/4/trials?sort=longest",
                    "runs/4/trials/1",
                    "comparisons",
                    "comparisons/1",
                    "choices",
                    "knowledge")) {
                assertThat(body(other, path)).as(path).isEqualTo(body(one, path));
            }
        }
    }

    private static String body(Dashboard dashboard, String path) throws IOException {
        String answer = ask(dashboard.address(), "GET /api/" + path);
        assertThat(answer).startsWith("HTTP/1.1 200");
        return answer.substring(answer.indexOf("\r\n\r\n")).replaceAll("\"started\":\"[^\"]*\"", "");
    }

    @Test
    void textSearchTakesWildcardsAsTheyAre() throws Exception {
        try (Dashboard dashboard = start(Optional.empty())) {
            assertThat(ask(dashboard.address(), "GET /api/runs?q=%25")).contains("\"total\":0");
            assertThat(ask(dashboard.address(), "GET /api/runs?q=balance-scale"))
                    .contains("\"total\":12");
        }
    }

    @Test
    void thinningKeepsEveryImprovementAndTheBest() {
        List<double[]> scored = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            scored.add(new double[] {i + 1, Math.sin(i * 12.9898) * 43758.5453 % 1, i});
        }
        List<double[]> kept = Course.thinned(scored, false);

        assertThat(kept).hasSizeLessThan(2_000);
        double best = Double.POSITIVE_INFINITY;
        for (double[] point : scored) {
            if (point[1] < best) {
                best = point[1];
                assertThat(kept).contains(point);
            }
        }
    }

    @Test
    void progressIsThePartThatIsNearestToItsEnd() {
        assertThat(Progress.of("60s,100trials", 20, 30)).hasValue(0.5);
        assertThat(Progress.of("100trials", 20, 3000)).hasValue(0.2);
        assertThat(Progress.of("1500ms", 20, 3)).hasValue(1);
        assertThat(Progress.of("as long as it takes", 20, 3)).isEmpty();
    }

    @Test
    void ownerLivesAsLongAsItsProcess() {
        ProcessHandle self = ProcessHandle.current();
        String started = self.info().startInstant().orElseThrow().toString();
        assertThat(Owner.mayLive("process " + self.pid() + ", started " + started))
                .isTrue();
        assertThat(Owner.mayLive("process " + self.pid() + ", started 2001-01-01T00:00:00Z"))
                .isFalse();
        assertThat(Owner.mayLive("")).isTrue();
    }
}
