package dev.autodidact.cli;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.core.engine.StopSignal;
import dev.autodidact.registry.Registry;
import dev.autodidact.registry.dashboard.Dashboard;
import dev.autodidact.registry.dashboard.DashboardOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code serve}: the registry in a browser, live. */
@Command(
        name = "serve",
        description = "Shows the registry in a browser: runs as they go on, trials, comparisons, knowledge."
                + " Reads only; Ctrl-C ends it.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ServeVerb implements Callable<Integer> {

    private static final int TOKEN_BYTES = 16;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "where to listen, 0 for any that is free (default: ${DEFAULT-VALUE})")
    int port = 8642;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description =
                    "the address to listen at (default: ${DEFAULT-VALUE}); one that others can reach needs a token,"
                            + " which is made up and printed unless --token-file gives one")
    String host = "127.0.0.1";

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "a file that holds the token which a browser must show")
    @Nullable
    Path tokenFile;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > 65_535) {
            throw AutodidactException.caller("--port must be from 0 to 65535, not " + port);
        }
        DashboardOptions options = new DashboardOptions(host, port, token());
        CountDownLatch end = new CountDownLatch(1);
        try (Registry registry = common.registry();
                Dashboard dashboard = Dashboard.start(registry, options);
                Interruption interruption = new Interruption(StopSignal.manual(), end::countDown)) {
            common.print(
                    common.json
                            ? Json.write(Map.of("address", dashboard.address().toString()))
                            : common.registryPlace() + " is shown at " + dashboard.address());
            common.remark("Ctrl-C ends it.");
            end.await();
        }
        return 0;
    }

    private Optional<String> token() {
        if (tokenFile != null) {
            return Optional.of(read(tokenFile));
        }
        try {
            if (InetAddress.getByName(host).isLoopbackAddress()) {
                return Optional.empty();
            }
        } catch (UnknownHostException e) {
            return Optional.empty(); // the dashboard will say so
        }
        byte[] token = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(token);
        return Optional.of(HexFormat.of().formatHex(token));
    }

    private static String read(Path file) {
        try {
            String token = Files.readString(file).strip();
            if (!token.matches("[\\p{Alnum}._~-]{" + DashboardOptions.SHORTEST_TOKEN + ",}")) {
                throw AutodidactException.caller("--token-file " + file + " holds no token\nA token is at least "
                        + DashboardOptions.SHORTEST_TOKEN + " letters and digits, such as from: openssl rand -hex 16");
            }
            return token;
        } catch (IOException e) {
            throw AutodidactException.caller(
                    "--token-file " + file + " cannot be read: " + e.getMessage() + "\nName a text file.");
        }
    }
}
