package dev.autodidact.suites.internal.folder;

import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.Target;
import dev.autodidact.suites.internal.Chance;
import dev.autodidact.suites.internal.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Rows, as numbers, that episodes are drawn from. Immutable. */
final class Problem {

    private static final int ASKED_OF_NUMBERS = 50;

    /** Of the features. */
    private final List<String> names;

    /** Rows x features. */
    private final double[][] rows;

    private final Truth truth;

    /** What is known of the rows. */
    sealed interface Truth {

        /**
         * Classes.
         *
         * @param rows the numbers of the rows of each
         */
        record Classes(List<int[]> rows) implements Truth {}

        /**
         * Numbers.
         *
         * @param target one for each row
         */
        record Values(RealTarget target) implements Truth {}
    }

    /**
     * What was drawn.
     *
     * @param support to learn from
     * @param query to be judged on
     */
    record Drawn(Sample support, Sample query) {}

    /** Takes the arrays over. */
    private Problem(List<String> names, double[][] rows, Truth truth) {
        this.names = names;
        this.rows = rows;
        this.truth = truth;
    }

    /**
     * Rows with what is to be predicted of them; those where it is missing are left out, and so are classes of fewer rows
     * than episodes take.
     *
     * @param coding makes them numbers
     * @param target the column to predict
     * @param scale what the numbers to predict are standardised by; empty where classes are predicted
     */
    static Problem of(Rows rows, Coding coding, String target, Optional<Moments> scale, Wanted wanted) {
        Rows known = rows.where(target);
        if (scale.isPresent()) {
            return new Problem(
                    coding.names(),
                    coding.code(known),
                    new Truth.Values(new RealTarget(
                            known.values(target).map(scale.get()::standardised).toArray())));
        }
        List<double[]> coded = new ArrayList<>();
        List<int[]> classes = new ArrayList<>();
        for (Rows members : known.byLevel(target).values()) {
            if (members.numbers().length >= wanted.fewest()) {
                classes.add(IntStream.range(coded.size(), coded.size() + members.numbers().length)
                        .toArray());
                coded.addAll(List.of(coding.code(members)));
            }
        }
        return new Problem(coding.names(), coded.toArray(double[][]::new), new Truth.Classes(classes));
    }

    /** Whether episodes can be drawn. */
    boolean serves(Wanted wanted) {
        return !names.isEmpty()
                && switch (truth) {
                    case Truth.Classes classes -> classes.rows().size() >= wanted.ways();
                    case Truth.Values values -> values.target().rows() >= wanted.fewest();
                };
    }

    /** The number of classes, 0 where numbers are predicted. */
    int classes() {
        return switch (truth) {
            case Truth.Classes classes -> classes.rows().size();
            case Truth.Values values -> 0;
        };
    }

    /**
     * Draws an episode, without repetition.
     *
     * @param ways how many classes, where there are classes
     * @param asked how many rows of each class are to judge, at most; numbers are judged on {@value #ASKED_OF_NUMBERS}
     */
    Drawn draw(Wanted wanted, int ways, int asked, Chance chance) {
        Selection features = Selection.of(names, wanted, chance);
        List<Integer> support = new ArrayList<>();
        List<Integer> query = new ArrayList<>();
        return switch (truth) {
            case Truth.Classes classes -> {
                List<Integer> known = new ArrayList<>();
                List<Integer> hidden = new ArrayList<>();
                int[] chosen = chance.permutation(classes.rows().size());
                for (int number = 0; number < ways; number++) {
                    int[] own = classes.rows().get(chosen[number]);
                    deal(own, wanted.shots(), asked, chance, support, query);
                    known.addAll(Collections.nCopies(support.size() - known.size(), number));
                    hidden.addAll(Collections.nCopies(query.size() - hidden.size(), number));
                }
                yield new Drawn(
                        sample(support, features, target(known, ways)), sample(query, features, target(hidden, ways)));
            }
            case Truth.Values values -> {
                int[] all = IntStream.range(0, rows.length).toArray();
                deal(all, wanted.shots(), ASKED_OF_NUMBERS, chance, support, query);
                yield new Drawn(
                        sample(support, features, values.target().take(array(support))),
                        sample(query, features, values.target().take(array(query))));
            }
        };
    }

    private static void deal(
            int[] own, int shots, int asked, Chance chance, List<Integer> support, List<Integer> query) {
        int[] order = chance.permutation(own.length);
        for (int i = 0; i < Math.min(own.length, shots + asked); i++) {
            (i < shots ? support : query).add(own[order[i]]);
        }
    }

    private Sample sample(List<Integer> chosen, Selection features, Target target) {
        double[][] columns = new double[features.names().size()][chosen.size()];
        for (int i = 0; i < features.columns().size(); i++) {
            for (int row = 0; row < chosen.size(); row++) {
                columns[i][row] = rows[chosen.get(row)][features.columns().get(i)];
            }
        }
        return Sample.of(features.names(), columns, target);
    }

    /**
     * The features of an episode.
     *
     * @param names what they are called; drawn ones are numbered, for which they are differs from episode to episode
     * @param columns the columns that the first of them are; the others are 0
     */
    private record Selection(List<String> names, List<Integer> columns) {

        static Selection of(List<String> all, Wanted wanted, Chance chance) {
            if (wanted.features().isEmpty()) {
                return new Selection(all, IntStream.range(0, all.size()).boxed().toList());
            }
            int count = wanted.features().get();
            List<String> names = IntStream.rangeClosed(1, count)
                    .mapToObj(number -> "feature-" + number)
                    .toList();
            return new Selection(
                    names,
                    IntStream.of(chance.permutation(all.size()))
                            .limit(count)
                            .boxed()
                            .toList());
        }
    }

    private static ClassTarget target(List<Integer> codes, int ways) {
        return new ClassTarget(
                array(codes),
                IntStream.rangeClosed(1, ways)
                        .mapToObj(number -> "class-" + number)
                        .toList());
    }

    private static int[] array(List<Integer> numbers) {
        return numbers.stream().mapToInt(number -> number).toArray();
    }
}
