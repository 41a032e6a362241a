package dev.autodidact.core.engine;

import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Table;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Hashes that say whether two tasks are made from the same data, or from tables of the same shape. */
public final class Fingerprint {

    private static final int CHUNK = 8192;

    private Fingerprint() {}

    /**
     * {@return the id of a table task: a hash of every cell and every name, a dash, and a hash of what is asked} So the
     * same data always shows, and two tasks made of it are still two.
     *
     * @param table the data
     * @param labels suite, name, target, metric and the like; their order matters
     */
    public static String ofTask(Table table, String... labels) {
        MessageDigest digest = sha256();
        for (String label : labels) {
            text(digest, label);
        }
        return ofContent(table) + "-" + hex(digest);
    }

    /**
     * {@return whether two table tasks are made from the same data}
     *
     * @param task the id of a table task
     * @param other the id of any task
     */
    public static boolean sameData(String task, String other) {
        return other.startsWith(task.substring(0, task.indexOf('-') + 1));
    }

    private static String ofContent(Table table) {
        MessageDigest digest = sha256();
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK * Double.BYTES);
        for (Column column : table.columns()) {
            text(digest, column.name());
            switch (column) {
                case NumericColumn numeric -> {
                    for (int row = 0; row < numeric.rows(); row++) {
                        buffer.putDouble(numeric.value(row));
                        flush(digest, buffer, !buffer.hasRemaining());
                    }
                }
                case CategoricalColumn categorical -> {
                    categorical.levels().forEach(level -> text(digest, level));
                    for (int row = 0; row < categorical.rows(); row++) {
                        buffer.putDouble(categorical.code(row));
                        flush(digest, buffer, !buffer.hasRemaining());
                    }
                }
            }
            flush(digest, buffer, true);
        }
        return hex(digest);
    }

    /**
     * {@return a hash of names alone: equal for two samples of one table}
     *
     * @param names the names
     */
    public static String ofNames(List<String> names) {
        MessageDigest digest = sha256();
        names.stream().sorted().forEach(name -> text(digest, name));
        return hex(digest);
    }

    private static void flush(MessageDigest digest, ByteBuffer buffer, boolean now) {
        if (now) {
            digest.update(buffer.flip());
            buffer.clear();
        }
    }

    private static void text(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
