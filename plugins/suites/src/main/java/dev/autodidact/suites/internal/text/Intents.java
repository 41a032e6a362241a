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
 * @param columns the names of the numbers of a sentence
 * @param names of the intents
 * @param sentences those of each intent
 */
record Intents(List<String> columns, List<String> names, List<List<Sentence>> sentences) {

    static final String TARGET = "intent";

    /**
     * Rows of several classes, class by class.
     *
     * @param columns the names of their numbers
     * @param rows the sentences
     * @param classes the names of the classes, with equally many rows each
     */
    record Rows(List<String> columns, List<Sentence> rows, List<String> classes) {

        Table table() {
            double[][] numbers = numbers();
            List<Column> all = new ArrayList<>();
            for (int column = 0; column < numbers.length; column++) {
                all.add(new NumericColumn(columns.get(column), numbers[column]));
            }
            all.add(new CategoricalColumn(TARGET, codes(), classes));
            return Table.of(all);
        }

        TrainingData data() {
            double[][] numbers = numbers();
            return new TrainingData(
                    new Features(columns, new int[numbers.length], numbers, rows.size()),
                    new ClassTarget(codes(), classes));
        }

        private int[] codes() {
            int each = rows.size() / classes.size();
            return IntStream.range(0, rows.size()).map(row -> row / each).toArray();
        }

        private double[][] numbers() {
            double[][] numbers = new double[columns.size()][rows.size()];
            for (int row = 0; row < rows.size(); row++) {
                rows.get(row).into(numbers, row);
            }
            return numbers;
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

        /** The same without the names of the intents. */
        Drawn nameless() {
            List<String> numbered = IntStream.rangeClosed(1, support.classes.size())
                    .mapToObj(number -> TARGET + "-" + number)
                    .toList();
            return new Drawn(
                    new Rows(support.columns, support.rows, numbered), new Rows(query.columns, query.rows, numbered));
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
        List<String> classes =
                Arrays.stream(chosen).mapToObj(intent -> names.get(intent)).toList();
        return new Drawn(
                new Rows(columns, List.copyOf(support), classes), new Rows(columns, List.copyOf(query), classes));
    }
}
