package dev.autodidact.registry;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.AutodidactException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Where the models of runs lie. */
final class Models {

    private final Database database;

    Models(Database database) {
        this.database = database;
    }

    void add(long run, Path bundle) {
        String sha256 = sha256(bundle);
        database.write(handle -> handle.createUpdate("""
                        insert into model (run, path, sha256) values (:run, :path, :sha256)
                        on conflict (run) do update set path = excluded.path, sha256 = excluded.sha256""")
                .bind("run", run)
                .bind("path", bundle.toAbsolutePath().toString())
                .bind("sha256", sha256)
                .execute());
    }

    private static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (IOException e) {
            throw new AutodidactException(Kind.ENVIRONMENT, "cannot read the model at " + file + ": " + e, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
