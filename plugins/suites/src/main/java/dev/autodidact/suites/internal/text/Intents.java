package dev.autodidact.suites.internal.text;

import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.task.Episode;
import dev.autodidact.suites.internal.Chance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sentences by what their speakers want. Draws choose intents, then sentences, each without repetition.
 *
 * @param sentences those of each intent
 */
record Intents(List<List<Sentence>> sentences) {

    static final String TARGET = "intent";

    private static final List<String> BUCKETS =
            IntStream.range(0, NGrams.BUCKETS).mapToObj(i -> "b" + i).toList();

    /**
     * Rows of several classes, class by class.
     *
     * @param rows the sentences
     * @param classes how many there are, with equally many rows each
     */
    record Rows(List<Sentence> rows, int classes) {

        Table table() {
            double[][] columns = columns();
            List<Column> all = new ArrayList<>();
            for (int bucket = 0; bucket < columns.length; bucket++) {
                all.add(new NumericColumn(BUCKETS.get(bucket), columns[bucket]));
            }
            all.add(new CategoricalColumn(TARGET, codes(), names()));
            return Table.of(all);
        }

        TrainingData data() {
            double[][] columns = columns();
            return new TrainingData(
                    new Features(BUCKETS, new int[columns.length], columns, rows.size()),
                    new ClassTarget(codes(), names()));
        }

        private int[] codes() {
            int each = rows.size() / classes;
            return IntStream.range(0, rows.size()).map(row -> row / each).toArray();
        }

        private List<String> names() {
            return IntStream.rangeClosed(1, classes)
                    .mapToObj(number -> TARGET + "-" + number)
                    .toList();
        }

        private double[][] columns() {
            double[][] columns = new double[NGrams.BUCKETS][rows.size()];
            for (int row = 0; row < rows.size(); row++) {
                rows.get(row).into(columns, row);
            }
            return columns;
        }
    }

    /**
     * What was drawn.
     *
     * @param support to learn from
     * @param query to be judged on
     */
    record Drawn(Rows support, Rows query) {

        Episode episode() {
            return new Episode(support.data(), query.data());
        }
    }

    /**
     * Draws some intents.
     *
     * @param ways how many
     * @param shots sentences of each to learn from
     * @param asked sentences of each to be judged on
     */
    Drawn draw(int ways, int shots, int asked, Chance chance) {
        List<Sentence> support = new ArrayList<>();
        List<Sentence> query = new ArrayList<>();
        int[] chosen = Arrays.copyOf(chance.permutation(sentences.size()), ways);
        for (int intent : chosen) {
            List<Sentence> own = sentences.get(intent);
            int[] order = chance.permutation(own.size());
            for (int i = 0; i < shots + asked; i++) {
                (i < shots ? support : query).add(own.get(order[i]));
            }
        }
        return new Drawn(new Rows(List.copyOf(support), ways), new Rows(List.copyOf(query), ways));
    }
}
