package dev.autodidact.runtime.data;

import dev.autodidact.api.AutodidactException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A text file, unpacked where its name ends in {@code .gz}, with its encoding.
 *
 * @param path where it is
 * @param charset its encoding
 * @param guessed whether the encoding is only a guess
 * @param mark the bytes of its byte-order mark
 * @param head its first characters
 */
record TextFile(Path path, Charset charset, boolean guessed, int mark, String head) {

    private static final int HEAD_BYTES = 1 << 18;
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_MESSAGE = 500;
    /** Text has next to no control characters; compressed data has 11 of 100. */
    private static final double MOST_CONTROLS = 0.02;

    /** The guess was wrong. */
    static final class WrongCharset extends RuntimeException {
        private static final long serialVersionUID = 1;

        WrongCharset(Throwable cause) {
            super(cause);
        }
    }

    /** What goes through the text; it may throw what reading throws. */
    interface Pass<T> {
        T over(Reader reader) throws IOException;
    }

    static TextFile of(Path path, Optional<Charset> wanted) {
        checkExists(path);
        byte[] bytes;
        try (InputStream in = open(path)) {
            bytes = in.readNBytes(HEAD_BYTES);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
        if (bytes.length == 0) {
            throw AutodidactException.caller(path + " is empty\nIt needs a line of column names and rows.");
        }
        @Nullable Charset marked = marked(bytes);
        Charset charset = wanted.orElse(marked == null ? StandardCharsets.UTF_8 : marked);
        int mark = charset.equals(marked) ? (charset.equals(StandardCharsets.UTF_8) ? 3 : 2) : 0;
        String head = new String(bytes, mark, bytes.length - mark, charset);
        TextFile text = new TextFile(path, charset, wanted.isEmpty() && marked == null, mark, head);
        text.checkText();
        return text;
    }

    private static void checkExists(Path path) {
        if (Files.notExists(path)) {
            throw AutodidactException.caller("there is no file " + path + neighbour(path)
                    + "\nCheck the path; it is looked up from " + Path.of("").toAbsolutePath() + ".");
        }
        if (Files.isDirectory(path)) {
            throw AutodidactException.caller(path + " is a folder\nName a file in it.");
        }
        if (!Files.isRegularFile(path)) {
            throw AutodidactException.caller(
                    path + " is no ordinary file\nIt is read more than once, so save it to a file first.");
        }
        if (!Files.isReadable(path)) {
            throw AutodidactException.caller(path + " may not be read\nChange its permissions.");
        }
    }

    private static String neighbour(Path path) {
        @Nullable Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return "; its folder does not exist either";
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .limit(10_000)
                    .toList();
            return Nearest.hint(path.getFileName().toString(), names);
        } catch (IOException e) {
            return ""; // the hint is a courtesy
        }
    }

    private static @Nullable Charset marked(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        return startsWith(bytes, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : null;
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private void checkText() {
        long controls = head.chars()
                .filter(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f')
                .count();
        if (head.indexOf('\0') >= 0 || controls > MOST_CONTROLS * head.length()) {
            throw AutodidactException.caller(path + " holds binary data, not text\n"
                    + "Export it as CSV; a packed file must be named .gz, and UTF-16 text needs a byte-order mark"
                    + " or the charset option.");
        }
    }

    TextFile inWindows1252() {
        return new TextFile(path, Charset.forName("windows-1252"), false, mark, head);
    }

    /** Reads the text once, from its first character. */
    <T> T read(Pass<T> pass) {
        try (InputStream in = open(path)) {
            in.skipNBytes(mark);
            // a reader made of a charset replaces what is malformed; a decoder refuses it, so that a wrong guess shows
            return pass.over(
                    new InputStreamReader(in, charset.newDecoder().onUnmappableCharacter(CodingErrorAction.REPLACE)));
        } catch (CharacterCodingException e) {
            if (guessed) {
                throw new WrongCharset(e);
            }
            throw AutodidactException.caller(
                    path + " is not encoded in " + charset + "\nName its encoding by the charset option.");
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static InputStream open(Path path) throws IOException {
        InputStream in = Files.newInputStream(path);
        try {
            return path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz")
                    ? new GZIPInputStream(in, BUFFER)
                    : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static AutodidactException unreadable(Path path, IOException e) {
        return new AutodidactException(
                AutodidactException.Kind.CALLER,
                e instanceof ZipException || e instanceof EOFException
                        ? path + " is no complete gzip file: " + e.getMessage()
                                + "\nPack it again, or leave .gz out of its name where it is not packed."
                        : path + " cannot be read: " + e + "\nCheck the file and the disk.",
                e);
    }

    /** A mistake in a line of this file. */
    AutodidactException wrong(long line, String what, String advice) {
        String shortened = what.length() <= LONGEST_MESSAGE ? what : what.substring(0, LONGEST_MESSAGE) + "...";
        return AutodidactException.caller(path + ", line " + line + ": " + shortened + "\n" + advice);
    }
}
