package dev.autodidact.testkit;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Makes hostile files out of sound ones, for readers to be held against: flips bits, cuts, repeats and joins pieces,
 * puts in tokens that mean something to the reader, numbers no field should hold, and openings that never close. The
 * same seeds, dictionary and generator give the same mutants. Not thread-safe.
 */
public final class Mutator {

    /** No mutant is longer, in bytes. */
    public static final int LONGEST = 1 << 20;

    private static final int MOST_EDITS = 8;
    private static final int LONGEST_PIECE = 256;
    private static final int MOST_REPEATS = 10_000;
    private static final int[] ODD_NUMBERS = {
        0,
        1,
        -1,
        2,
        127,
        128,
        255,
        256,
        32_767,
        65_535,
        1 << 20,
        1 << 27,
        (1 << 27) + 1,
        1 << 30,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE
    };
    private static final List<String> ODD_DIGITS = List.of(
            "1e999999999",
            "-1e-999999999",
            "9".repeat(400),
            "0." + "0".repeat(400) + "1",
            "NaN",
            "-Infinity",
            "2147483648",
            "-9223372036854775809",
            "0x1p-1074",
            "1_000");

    private final List<byte[]> seeds;
    private final List<byte[]> dictionary;
    private final RandomGenerator random;

    /**
     * Makes a mutator.
     *
     * @param seeds sound files, at least one, each of at least one byte
     * @param dictionary what means something to the reader: separators, keywords, brackets; at least one token
     * @param random the only source of chance
     */
    public Mutator(List<byte[]> seeds, List<String> dictionary, RandomGenerator random) {
        this.seeds = seeds.stream().map(byte[]::clone).toList();
        this.dictionary = dictionary.stream()
                .map(token -> token.getBytes(StandardCharsets.UTF_8))
                .toList();
        this.random = random;
    }

    /** {@return the next mutant of one of the seeds} */
    public byte[] next() {
        return mutant(any(seeds));
    }

    /**
     * {@return the next mutant of these bytes}
     *
     * @param sound what to start from; left as it is
     */
    public byte[] mutant(byte[] sound) {
        byte[] bytes = sound.clone();
        for (int edits = 1 + random.nextInt(MOST_EDITS); edits > 0; edits--) {
            bytes = edited(bytes);
        }
        return bytes.length > LONGEST ? Arrays.copyOf(bytes, LONGEST) : bytes;
    }

    private byte[] edited(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int end = at + random.nextInt(Math.min(LONGEST_PIECE, bytes.length - at) + 1);
        return switch (random.nextInt(10)) {
            case 0 -> flipped(bytes);
            case 1 -> Arrays.copyOf(bytes, at);
            case 2 -> replaced(bytes, at, end, new byte[0]);
            case 3 -> replaced(bytes, at, at, noise());
            case 4 -> replaced(bytes, at, end, any(dictionary));
            case 5 -> replaced(bytes, at, at, repeated(Arrays.copyOfRange(bytes, at, end)));
            case 6 -> replaced(bytes, at, at, repeated(any(dictionary)));
            case 7 -> replaced(bytes, at, end, any(ODD_DIGITS).getBytes(StandardCharsets.UTF_8));
            case 8 -> numbered(bytes);
            default -> spliced(bytes, at, any(seeds));
        };
    }

    private byte[] flipped(byte[] bytes) {
        byte[] flipped = bytes.clone();
        if (bytes.length > 0) {
            flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        }
        return flipped;
    }

    private byte[] noise() {
        byte[] noise = new byte[1 + random.nextInt(Long.BYTES)];
        random.nextBytes(noise);
        return noise;
    }

    /** Now and then a few times, now and then thousands of times. */
    private byte[] repeated(byte[] piece) {
        int most = Math.min(random.nextBoolean() ? 4 : MOST_REPEATS, LONGEST / (1 + piece.length));
        int times = 1 + random.nextInt(most);
        byte[] all = new byte[times * piece.length];
        for (int i = 0; i < times; i++) {
            System.arraycopy(piece, 0, all, i * piece.length, piece.length);
        }
        return all;
    }

    /** A binary number in the place of another: a length, an offset, a count. */
    private byte[] numbered(byte[] bytes) {
        if (bytes.length < Integer.BYTES) {
            return bytes;
        }
        byte[] numbered = bytes.clone();
        ByteBuffer buffer =
                ByteBuffer.wrap(numbered).order(random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int number = ODD_NUMBERS[random.nextInt(ODD_NUMBERS.length)];
        int at = random.nextInt(bytes.length - Integer.BYTES + 1);
        if (random.nextBoolean()) {
            buffer.putInt(at, number);
        } else {
            buffer.putShort(at, (short) number);
        }
        return numbered;
    }

    private byte[] spliced(byte[] bytes, int at, byte[] other) {
        int from = random.nextInt(other.length + 1);
        byte[] tail = Arrays.copyOfRange(other, from, other.length);
        return replaced(bytes, at, bytes.length, tail);
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] piece) {
        byte[] replaced = Arrays.copyOf(bytes, bytes.length - (to - from) + piece.length);
        System.arraycopy(piece, 0, replaced, from, piece.length);
        System.arraycopy(bytes, to, replaced, from + piece.length, bytes.length - to);
        return replaced;
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
