package dev.autodidact.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeVerbTest {

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void begin() {
        cli = new Cli(folder);
    }

    @Test
    void servesUntilItIsInterrupted() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.autodidact.cli.Main",
                        "serve",
                        "--port",
                        "0",
                        "--registry",
                        cli.path("registry.db"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = process.inputReader()) {
            String said = out.readLine();
            URI address = URI.create(said.substring(said.indexOf("http://")));
            assertThat(get(address.resolve("/api/runs"))).contains("\"total\":0");
            process.destroy(); // SIGTERM, as Ctrl-C SIGINT
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String get(URI address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    @Test
    void refusesAPortInUseAndWhatIsNone() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = String.valueOf(taken.getLocalPort());
            cli.verb("serve", "--port", port).isRefused("Port " + port, "another port");
        }
        cli.verb("serve", "--port", "70000").isRefused("--port must be from 0 to 65535");
        cli.verb("serve", "--host", "no-such-host.invalid").isRefused("no-such-host.invalid");
    }

    @Test
    void refusesATokenThatIsNone() {
        for (String token : List.of("short", "with a space in the middle of it")) {
            cli.verb("serve", "--port", "0", "--token-file", cli.write("token", token))
                    .isRefused("--token-file");
        }
        cli.verb("serve", "--port", "0", "--token-file", cli.path("nothing")).isRefused("cannot be read");
    }
}
