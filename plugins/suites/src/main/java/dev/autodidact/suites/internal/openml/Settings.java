package dev.autodidact.suites.internal.openml;

import dev.autodidact.api.AutodidactException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * Where OpenML is, where its answers are kept, and how patient we are.
 *
 * @param server the server: {@code http://} or {@code https://} and a host
 * @param cache the folder of answers; what is in it is never asked for again
 * @param pause how long to wait before the second attempt; each further wait is twice as long
 * @param mostBytes the largest answer that is taken
 */
record Settings(URI server, Path cache, Duration pause, long mostBytes) {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final long MOST_BYTES = 512L << 20;

    /**
     * {@return the settings of this process: the system properties {@code autodidact.openml.server} and
     * {@code autodidact.openml.cache}, or else the environment's {@code AUTODIDACT_OPENML_SERVER} and
     * {@code AUTODIDACT_OPENML_CACHE}, or else the public server and a folder beside the user's other caches}
     *
     * @throws AutodidactException of kind CALLER where the server is no address
     */
    static Settings ofProcess() {
        String server = setting("server", "https://www.openml.org");
        if (!server.matches("https?://[^/]+/?")) {
            throw AutodidactException.caller("the server of OpenML cannot be '" + server
                    + "'\nGive http:// or https:// and a host, such as https://www.openml.org.");
        }
        return new Settings(
                URI.create(server.replaceAll("/$", "")),
                Path.of(setting(
                        "cache",
                        userCache().resolve("autodidact").resolve("openml").toString())),
                PAUSE,
                MOST_BYTES);
    }

    private static String setting(String name, String otherwise) {
        String property = System.getProperty("autodidact.openml." + name, "");
        String variable = System.getenv().getOrDefault("AUTODIDACT_OPENML_" + name.toUpperCase(Locale.ROOT), "");
        return !property.isBlank() ? property : !variable.isBlank() ? variable : otherwise;
    }

    private static Path userCache() {
        String linux = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        String windows = System.getenv().getOrDefault("LOCALAPPDATA", "");
        return !linux.isBlank()
                ? Path.of(linux)
                : !windows.isBlank() ? Path.of(windows) : Path.of(System.getProperty("user.home"), ".cache");
    }
}
