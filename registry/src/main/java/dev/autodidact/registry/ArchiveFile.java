package dev.autodidact.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.AutodidactException.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The file of an archive: a zip with one file of JSON lines for each {@link ArchiveTable}, and {@code manifest.json}, which
 * has the format's name and version and the number of rows and the SHA-256 of each file. Equal rows give equal files.
 */
final class ArchiveFile {

    private static final String FORMAT = "autodidact-registry";
    private static final int VERSION = 4;
    private static final String MANIFEST = "manifest.json";
    /** The earliest that a zip can say, and always the same. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ArchiveFile() {}

    /** Gives the rows of a table, one by one. */
    @FunctionalInterface
    interface Source {

        void rows(ArchiveTable table, Consumer<ArchiveRow> taker);
    }

    /** Writes an archive, which replaces the file at once or, where writing fails, not at all; gives the number of rows. */
    static Map<ArchiveTable, Long> write(Path file, Source source) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            Map<ArchiveTable, Long> counts = new EnumMap<>(ArchiveTable.class);
            try (OutputStream out = Files.newOutputStream(unfinished);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                ObjectNode manifest = MAPPER.createObjectNode();
                manifest.put("format", FORMAT).put("version", VERSION);
                ObjectNode files = manifest.putObject("files");
                for (ArchiveTable table : ArchiveTable.values()) {
                    begin(zip, table.file());
                    MessageDigest digest = sha256();
                    long rows = lines(zip, digest, table, source);
                    zip.closeEntry();
                    counts.put(table, rows);
                    files.putObject(table.file())
                            .put("rows", rows)
                            .put("sha256", HexFormat.of().formatHex(digest.digest()));
                }
                begin(zip, MANIFEST);
                zip.write(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
                zip.closeEntry();
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            return counts;
        } catch (IOException | UnwritableLine e) {
            throw new AutodidactException(
                    Kind.ENVIRONMENT, "The archive " + file + " cannot be written: " + e.getMessage(), e);
        } finally {
            delete(unfinished);
        }
    }

    private static void begin(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
    }

    private static long lines(OutputStream out, MessageDigest digest, ArchiveTable table, Source source) {
        long[] rows = {0};
        source.rows(table, row -> {
            byte[] line = (row.line() + "\n").getBytes(StandardCharsets.UTF_8);
            digest.update(line);
            rows[0]++;
            try {
                out.write(line);
            } catch (IOException e) {
                throw new UnwritableLine(e);
            }
        });
        return rows[0];
    }

    /** Carries a failed write through whoever gives the rows. */
    private static final class UnwritableLine extends RuntimeException {

        private static final long serialVersionUID = 1;

        UnwritableLine(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /**
     * Checks that an archive is whole: its files are those of the manifest, have their checksums, and hold rows.
     *
     * @param taker takes each row of each table in their order
     * @throws AutodidactException of kind CALLER where it is not
     */
    static void check(Path file, Consumer<ArchiveRow> taker) {
        read(file, zip -> {
            Map<String, JsonNode> listed = manifest(file, zip);
            for (ArchiveTable table : ArchiveTable.values()) {
                MessageDigest digest = sha256();
                long rows = rows(zip, digest, table, taker);
                JsonNode expected = listed.get(table.file());
                if (expected == null
                        || !HexFormat.of()
                                .formatHex(digest.digest())
                                .equals(expected.path("sha256").asText())
                        || rows != expected.path("rows").asLong(-1)) {
                    throw damaged(file, "its " + table.file() + " is not what its manifest says", null);
                }
            }
        });
    }

    /** Hands over the rows of one table of an archive that has been checked. */
    static void rows(Path file, ArchiveTable table, Consumer<ArchiveRow> taker) {
        read(file, zip -> rows(zip, sha256(), table, taker));
    }

    private static Map<String, JsonNode> manifest(Path file, ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(MANIFEST);
        if (entry == null) {
            throw damaged(file, "it has no " + MANIFEST, null);
        }
        JsonNode manifest;
        try (InputStream in = zip.getInputStream(entry)) {
            manifest = MAPPER.readTree(in);
        }
        if (!manifest.path("format").asText().equals(FORMAT)) {
            throw damaged(file, "its manifest is of no " + FORMAT, null);
        }
        if (manifest.path("version").asInt() != VERSION) {
            throw AutodidactException.caller("The archive " + file + " has version "
                    + manifest.path("version").asText() + " of its format, and this program reads version " + VERSION
                    + ".\nUse the version of Autodidact that wrote it.");
        }
        Map<String, JsonNode> listed = manifest.path("files").properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        TreeSet<String> names = zip.stream().map(ZipEntry::getName).collect(Collectors.toCollection(TreeSet::new));
        TreeSet<String> wanted =
                Stream.of(ArchiveTable.values()).map(ArchiveTable::file).collect(Collectors.toCollection(TreeSet::new));
        wanted.add(MANIFEST);
        if (!names.equals(wanted)) {
            throw damaged(file, "it holds " + names + " instead of " + wanted, null);
        }
        return listed;
    }

    private static long rows(ZipFile zip, MessageDigest digest, ArchiveTable table, Consumer<ArchiveRow> taker)
            throws IOException {
        try (InputStream in = new DigestInputStream(zip.getInputStream(zip.getEntry(table.file())), digest);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            long rows = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                taker.accept(ArchiveRow.parse(table, line));
                rows++;
            }
            return rows;
        }
    }

    @FunctionalInterface
    private interface Reading {

        void read(ZipFile zip) throws IOException;
    }

    private static void read(Path file, Reading reading) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            reading.read(zip);
        } catch (NoSuchFileException e) {
            throw new AutodidactException(
                    Kind.CALLER, "There is no archive " + file + ".\nName a file that 'registry export' wrote.", e);
        } catch (IOException | DamagedException e) {
            throw damaged(file, String.valueOf(e.getMessage()), e);
        }
    }

    /** {@return what to throw where an archive cannot be used} */
    static AutodidactException damaged(Path file, String how, @Nullable Throwable cause) {
        return new AutodidactException(
                Kind.CALLER,
                "The archive " + file + " is damaged: " + how + "\nNothing of it was imported; export it again.",
                cause);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new AutodidactException(Kind.ENVIRONMENT, "The file " + file + " cannot be deleted.", e);
        }
    }
}
