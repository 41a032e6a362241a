package dev.autodidact.registry.dashboard;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads what strategies have learned. */
final class KnowledgeQueries {

    private static final int PAGE = 50;
    /** How many bytes of a text are shown. */
    private static final int SHOWN = 20_000;

    private KnowledgeQueries() {}

    /**
     * A piece of knowledge in one line.
     *
     * @param strategy who learned it
     * @param format its format
     * @param sha256 its id
     * @param bytes how large it is
     * @param latest whether it is the latest of its strategy
     * @param runs how many runs have used it
     * @param provenance what it was learned from, a JSON object
     */
    record Line(
            String strategy,
            String format,
            String sha256,
            long bytes,
            boolean latest,
            int runs,
            @JsonRawValue String provenance) {}

    /**
     * A whole piece of knowledge.
     *
     * @param line its line
     * @param text the beginning of its content; null where that is no text
     * @param cut whether there is more of it
     */
    record Whole(Line line, @Nullable String text, boolean cut) {}

    static Part<Line> page(Handle handle, Request request) {
        long total = handle.createQuery("select count(*) from knowledge")
                .mapTo(Long.class)
                .one();
        return new Part<>(total, request.page(), PAGE, lines(handle, "1 = 1", "", "", (long) request.page() * PAGE));
    }

    static Optional<Whole> one(Handle handle, String strategy, String sha256) {
        return lines(handle, "strategy = :strategy and sha256 = :sha256", strategy, sha256, 0).stream()
                .findFirst()
                .map(line -> whole(handle, line));
    }

    private static List<Line> lines(Handle handle, String condition, String strategy, String sha256, long skipped) {
        return handle.createQuery("""
                        with part as (select sequence, strategy, format, sha256, length(payload) as bytes, provenance
                            from knowledge where <condition> order by sequence desc limit :most offset :skipped)
                        select part.*, (select max(k.sequence) from knowledge k where k.strategy = part.strategy) as newest,
                            (select count(*) from run where run.knowledge = part.sha256) as runs
                        from part order by sequence desc""")
                .define("condition", condition)
                .bind("strategy", strategy)
                .bind("sha256", sha256)
                .bind("most", PAGE)
                .bind("skipped", skipped)
                .map((row, context) -> new Line(
                        row.getString("strategy"),
                        row.getString("format"),
                        row.getString("sha256"),
                        row.getLong("bytes"),
                        row.getLong("sequence") == row.getLong("newest"),
                        row.getInt("runs"),
                        row.getString("provenance")))
                .list();
    }

    private static Whole whole(Handle handle, Line line) {
        byte[] payload = handle.createQuery(
                        "select payload from knowledge where strategy = :strategy and sha256 = :sha256")
                .bind("strategy", line.strategy())
                .bind("sha256", line.sha256())
                .map((row, context) -> row.getBytes(1))
                .one();
        return new Whole(line, text(payload), payload.length > SHOWN);
    }

    /** The beginning of a text in UTF-8, null where it is none; a character that the cut divides is left out. */
    private static @Nullable String text(byte[] payload) {
        ByteBuffer start = ByteBuffer.wrap(payload, 0, Math.min(payload.length, SHOWN));
        CharBuffer text = CharBuffer.allocate(SHOWN);
        boolean malformed = StandardCharsets.UTF_8
                .newDecoder()
                .decode(start, text, payload.length <= SHOWN)
                .isError();
        return malformed ? null : text.flip().toString();
    }
}
