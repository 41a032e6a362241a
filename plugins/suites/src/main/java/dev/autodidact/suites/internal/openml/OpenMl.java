package dev.autodidact.suites.internal.openml;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.AutodidactException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The files of an OpenML server. Each is asked for once and then kept in the cache; where the server gives a checksum, a
 * file that does not match it is neither kept nor used. Requests that fail for a reason that may pass are repeated.
 * Thread-safe; several processes may share a cache.
 */
final class OpenMl {

    private static final String API = "/api/";
    /** All files are ARFF but those of the interface itself, whatever their names say. */
    private static final String ARFF = ".arff";

    private static final int ATTEMPTS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNKNOWN = 412;

    private final Settings settings;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    OpenMl(Settings settings) {
        this.settings = settings;
    }

    /**
     * {@return the file of that path, downloaded where it is not in the cache}
     *
     * @param path the path on the server, beginning with a slash
     * @param md5 its checksum in hexadecimal; empty where the server gives none
     * @throws AutodidactException of kind CALLER where the server does not know it or it is too large, of kind ENVIRONMENT
     *     where the server cannot be reached, answers nonsense, or the cache cannot be written to
     */
    Path file(String path, String md5) {
        Path kept = cached(path);
        try {
            if (!Files.isRegularFile(kept) || !matches(kept, md5)) {
                download(path, md5, kept);
            }
            return kept;
        } catch (IOException e) {
            throw new AutodidactException(
                    Kind.ENVIRONMENT,
                    "the cache of OpenML, '" + settings.cache() + "', cannot be used: " + e
                            + "\nSet AUTODIDACT_OPENML_CACHE to a folder that can be written to.",
                    e);
        }
    }

    private Path cached(String path) {
        Path root = settings.cache().resolve(settings.server().getAuthority().replace(':', '_'));
        boolean description = path.startsWith(API) || path.endsWith(ARFF);
        Path file = root.resolve(path.substring(1) + (description ? "" : ARFF)).normalize();
        if (!file.startsWith(root) || file.equals(root)) {
            throw new AutodidactException(Kind.ENVIRONMENT, "OpenML names a file outside of its own: '" + path + "'");
        }
        return file;
    }

    private void download(String path, String md5, Path kept) throws IOException {
        URI address = settings.server().resolve(path);
        Files.createDirectories(kept.getParent());
        Path partial = Files.createTempFile(kept.getParent(), kept.getFileName().toString(), ".part");
        try {
            String trouble = "";
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                if (attempt > 0) {
                    pause(settings.pause().multipliedBy(1L << (attempt - 1)));
                }
                trouble = attempt(address, partial);
                if (trouble.isEmpty() && !matches(partial, md5)) {
                    trouble = "its checksum is not " + md5;
                }
                if (trouble.isEmpty()) {
                    move(partial, kept);
                    return;
                }
            }
            throw new AutodidactException(
                    Kind.ENVIRONMENT,
                    "no usable answer from " + address + " in " + ATTEMPTS + " attempts: " + trouble
                            + "\nCheck the network; what was asked for before is in '" + settings.cache()
                            + "' and needs none.");
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** {@return what went wrong in a way that may pass; empty where nothing did} */
    private String attempt(URI address, Path file) throws IOException {
        HttpResponse<InputStream> response;
        try {
            response = client.send(
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AutodidactException(Kind.ENVIRONMENT, "interrupted while waiting for " + address, e);
        }
        try (InputStream body = response.body()) {
            int status = response.statusCode();
            if (status == TOO_MANY_REQUESTS || status >= 500) {
                return "status " + status;
            }
            if (status != 200) {
                throw AutodidactException.caller("OpenML does not know " + address + ": "
                        + (status == UNKNOWN
                                ? new Xml(body.readAllBytes(), address.toString()).text("message")
                                : "status " + status)
                        + "\nCheck the number of the task or suite.");
            }
            return copied(body, address, file);
        }
    }

    private String copied(InputStream body, URI address, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            long bytes = 0;
            while (true) {
                int read;
                try {
                    read = body.read(buffer);
                } catch (IOException e) {
                    return "the answer broke off after " + bytes + " bytes";
                }
                if (read < 0) {
                    return "";
                }
                bytes += read;
                if (bytes > settings.mostBytes()) {
                    throw AutodidactException.caller(address + " has more than " + settings.mostBytes()
                            + " bytes, the most that is taken from OpenML\nLeave this task out.");
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AutodidactException(Kind.ENVIRONMENT, "interrupted while waiting for OpenML", e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static boolean matches(Path file, String md5) throws IOException {
        if (md5.isEmpty()) {
            return true;
        }
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("MD5"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest()).equals(md5.toLowerCase(Locale.ROOT));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has MD5", e);
        }
    }
}
