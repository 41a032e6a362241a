package dev.autodidact.registry.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** The page, its styles and its scripts, from the jar. Style sheet and charts are those of the reports. */
final class Assets {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private static final String REPORT = "/dev/autodidact/registry/report/";
    private static final String[] SCRIPTS = {
        "app.js",
        "api.js",
        "chart.js",
        "dom.js",
        "format.js",
        "live.js",
        "pager.js",
        "parallel.js",
        "runs.js",
        "run.js",
        "trial.js",
        "comparisons.js",
        "comparison.js",
        "builder.js",
        "statistics.js",
        "knowledge.js",
        "piece.js",
        "leaderboard.js"
    };

    private final Reply page;
    private final Map<String, Reply> files = new HashMap<>();

    Assets() {
        page = Reply.html(new String(bytes("index.html"), StandardCharsets.UTF_8), POLICY);
        for (String script : SCRIPTS) {
            add(script, script, "text/javascript");
        }
        add("dashboard.css", "dashboard.css", "text/css");
        add("report.css", REPORT + "report.css", "text/css");
        add("theme.js", REPORT + "theme.js", "text/javascript");
        add("echarts.js", REPORT + "echarts/echarts.common.min.js", "text/javascript");
    }

    private void add(String name, String resource, String type) {
        byte[] content = bytes(resource);
        files.put(
                name,
                new Reply(
                        200,
                        content,
                        Map.of(
                                "Content-Type", type + "; charset=utf-8",
                                "Cache-Control", "no-cache",
                                "ETag", "\"" + hash(content) + "\"")));
    }

    /** {@return the one page, which asks for the rest by itself} */
    Reply page() {
        return page;
    }

    Optional<Reply> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    private static byte[] bytes(String resource) {
        try (InputStream stream = Optional.ofNullable(Assets.class.getResourceAsStream(resource))
                .orElseThrow(() -> new IllegalStateException("the jar lacks " + resource))) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
