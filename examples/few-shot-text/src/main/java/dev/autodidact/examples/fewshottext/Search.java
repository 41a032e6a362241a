package dev.autodidact.examples.fewshottext;

import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.task.Episode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well a query finds the sentences of its meaning among those of many.
 *
 * @param reciprocalRank 1 / the place of the first sentence that has the query's meaning
 * @param recall the share of such sentences among as many as there are of them
 */
record Search(double reciprocalRank, double recall) {

    /** Searches the support set for each row of the query set. */
    static List<Search> in(Episode episode, Space space) {
        ClassTarget meanings = (ClassTarget) episode.support().target();
        ClassTarget wanted = (ClassTarget) episode.query().target();
        int sentences = meanings.rows();
        double[][] near = space.to(
                space.place().apply(episode.query().features()),
                space.place().apply(episode.support().features()));
        List<Search> searches = new ArrayList<>();
        for (int query = 0; query < near.length; query++) {
            double[] to = near[query];
            int meaning = wanted.code(query);
            List<Integer> ranked = IntStream.range(0, sentences)
                    .boxed()
                    .sorted(Comparator.comparingDouble(sentence -> -to[sentence]))
                    .toList();
            int first = IntStream.range(0, sentences)
                    .filter(place -> meanings.code(ranked.get(place)) == meaning)
                    .findFirst()
                    .orElseThrow();
            int all = meanings.counts()[meaning];
            long found = ranked.stream()
                    .limit(all)
                    .filter(sentence -> meanings.code(sentence) == meaning)
                    .count();
            searches.add(new Search(1.0 / (first + 1), (double) found / all));
        }
        return List.copyOf(searches);
    }
}
