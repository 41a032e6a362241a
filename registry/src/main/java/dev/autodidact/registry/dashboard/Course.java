package dev.autodidact.registry.dashboard;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * How a run went on, thinned so that a page can draw it: of many trials the best and the first of each stretch stay, and
 * every improvement.
 *
 * @param last the key of the last trial read; what comes later has a greater one
 * @param trials how many trials were read
 * @param points place among the trials read (from 1, in the order in which they ended), score and number of the trial,
 *     for each scored trial that is kept
 */
record Course(long last, int trials, List<double[]> points) {

    private static final int STRETCHES = 700;

    /** {@return what has ended after the trial of a key} */
    static Course after(Handle handle, RunLine run, long key) {
        List<double[]> scored = new ArrayList<>();
        long[] seen = {key, 0};
        handle.createQuery("""
                        select id, trial, loss from trial where run = :run and id > :key order by id""")
                .bind("run", run.id())
                .bind("key", key)
                .map((row, context) -> {
                    seen[0] = row.getLong(1);
                    seen[1]++;
                    double loss = row.getDouble(3);
                    if (!row.wasNull() && Double.isFinite(loss)) {
                        scored.add(new double[] {seen[1], run.greaterIsBetter() ? 0 - loss : loss, row.getInt(2)});
                    }
                    return seen[1];
                })
                .useStream(stream -> stream.forEach(count -> {}));
        return new Course(seen[0], (int) seen[1], thinned(scored, run.greaterIsBetter()));
    }

    static List<double[]> thinned(List<double[]> scored, boolean greaterIsBetter) {
        int stretch = Math.max(1, scored.size() / STRETCHES);
        if (stretch == 1) {
            return scored;
        }
        List<double[]> kept = new ArrayList<>();
        double incumbent = Double.NEGATIVE_INFINITY;
        for (int from = 0; from < scored.size(); from += stretch) {
            List<double[]> part = scored.subList(from, Math.min(from + stretch, scored.size()));
            int best = 0;
            for (int i = 0; i < part.size(); i++) {
                best = quality(part.get(i), greaterIsBetter) > quality(part.get(best), greaterIsBetter) ? i : best;
            }
            for (int i = 0; i < part.size(); i++) {
                double quality = quality(part.get(i), greaterIsBetter);
                if (i == 0 || i == best || quality > incumbent) {
                    kept.add(part.get(i));
                }
                incumbent = Math.max(incumbent, quality);
            }
        }
        return kept;
    }

    private static double quality(double[] point, boolean greaterIsBetter) {
        return greaterIsBetter ? point[1] : -point[1];
    }
}
