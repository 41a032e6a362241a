package dev.autodidact.runtime.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Zip files as maps from names to bytes, held in memory: equal maps give equal files, and hostile files stay small. */
final class ZipEntries {

    private static final int MOST_ENTRIES = 1_000;
    private static final int CHUNK = 1 << 16;

    /** However small the file, it may unpack to this much. */
    private static final long ALWAYS_ALLOWED = 64L << 20;

    /** Numbers of real models rarely shrink to a tenth; Deflate's limit, which bombs come near to, is 1,032. */
    private static final long MOST_SHRINKING = 200;

    /** Reading an entry takes up to three times its size while its buffer grows, and a model must be made of it. */
    private static final int SHARE_OF_HEAP = 6;

    private ZipEntries() {}

    /** Writes a zip, which replaces the file at once or, where writing fails, not at all. */
    static void write(Path file, Map<String, byte[]> entries) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(unfinished);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                    ZipEntry header = new ZipEntry(entry.getKey());
                    header.setTime(0); // the same model gives the same file
                    zip.putNextEntry(header);
                    zip.write(entry.getValue());
                    zip.closeEntry();
                }
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /**
     * Reads a zip.
     *
     * @throws NoSuchFileException where there is no such file
     * @throws IOException where it is no whole zip, names an entry twice, or unpacks to more than a model may
     */
    static Map<String, byte[]> read(Path file) throws IOException {
        long left = Math.min(
                Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP,
                Math.max(ALWAYS_ALLOWED, MOST_SHRINKING * Files.size(file)));
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw new IOException("it has " + zip.size() + " entries, more than " + MOST_ENTRIES);
            }
            for (ZipEntry entry : Collections.list(zip.entries())) {
                byte[] bytes = read(zip, entry, left);
                left -= bytes.length;
                if (entries.put(entry.getName(), bytes) != null) {
                    throw new IOException("entry " + entry.getName() + " stands twice");
                }
            }
        }
        return entries;
    }

    /** The size that an entry claims is not trusted. */
    private static byte[] read(ZipFile zip, ZipEntry entry, long most) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = zip.getInputStream(entry)) {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                if (bytes.size() + count > most) {
                    throw new IOException("it unpacks to more than such a file should, or than memory has room for;"
                            + " where it is sound, give Java a larger heap");
                }
                bytes.write(chunk, 0, count);
            }
        }
        return bytes.toByteArray();
    }
}
