package dev.autodidact.api.experience;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * What a strategy distilled from experience: a portfolio, LSTM weights, initial parameters. The payload is data in a
 * format of the strategy's own, never code. Immutable and thread-safe.
 */
public final class Knowledge {

    /** Nothing was learned. */
    public static final Knowledge NONE = new Knowledge("none", "none", new byte[0], Map.of());

    private final String strategy;
    private final String format;
    private final byte[] payload;
    private final Map<String, String> provenance;

    /**
     * Makes knowledge.
     *
     * @param strategy the id of the strategy that learned it, and that alone can use it
     * @param format name and version of the payload's format, such as {@code portfolio/1}; a strategy refuses a format
     *     it does not know
     * @param payload the content; copied
     * @param provenance where it comes from: tasks, trials, seed, versions, by name; copied
     */
    public Knowledge(String strategy, String format, byte[] payload, Map<String, String> provenance) {
        this.strategy = strategy;
        this.format = format;
        this.payload = payload.clone();
        this.provenance = Map.copyOf(provenance);
    }

    /** {@return the id of the strategy that learned it} */
    public String strategy() {
        return strategy;
    }

    /** {@return name and version of the payload's format} */
    public String format() {
        return format;
    }

    /** {@return a copy of the content} */
    public byte[] payload() {
        return payload.clone();
    }

    /** {@return where it comes from, by name} */
    public Map<String, String> provenance() {
        return provenance;
    }

    /** {@return whether nothing was learned} */
    public boolean isNone() {
        return this == NONE;
    }

    /** {@return the SHA-256 of the payload, in hexadecimal} */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(payload));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * {@return this knowledge, once it is known to fit}
     *
     * @param wantedStrategy the strategy that wants to use it
     * @param wantedFormat the format that it can read
     * @throws IllegalArgumentException where it is of another strategy or format
     */
    public Knowledge require(String wantedStrategy, String wantedFormat) {
        if (!strategy.equals(wantedStrategy) || !format.equals(wantedFormat)) {
            throw new IllegalArgumentException("knowledge of '" + strategy + "' in format '" + format
                    + "' does not fit '" + wantedStrategy + "', which reads '" + wantedFormat + "'");
        }
        return this;
    }
}
