package dev.autodidact.runtime.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.learner.Encoding;
import dev.autodidact.api.learner.Encoding.Categories;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreprocessorTest {

    private static final double NAN = Double.NaN;
    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final Encoding RAW = new Encoding(Categories.ONE_HOT, false, false);
    private static final Encoding WITH_GAPS = new Encoding(Categories.NATIVE, false, true);
    private static final List<Encoding> ENCODINGS =
            List.of(Encoding.NUMERIC, Encoding.NATIVE, RAW, WITH_GAPS, new Encoding(Categories.ONE_HOT, true, true));

    private static NumericColumn numbers(String name, double... values) {
        return new NumericColumn(name, values);
    }

    private static CategoricalColumn levels(String name, List<String> levels, int... codes) {
        return new CategoricalColumn(name, codes, levels);
    }

    private static int[] rows(int count) {
        return IntStream.range(0, count).toArray();
    }

    private static double[] rows(int count, IntToDoubleFunction number) {
        return IntStream.range(0, count).mapToDouble(number).toArray();
    }

    /** With a target that must not matter. */
    private static Preprocessor fit(Column... columns) {
        List<Column> all = new ArrayList<>(List.of(columns));
        all.add(numbers("target", new double[columns[0].rows()]));
        return Preprocessor.fit(LabelledTable.of(Table.of(all), "target"), rows(columns[0].rows()));
    }

    private static Features encode(Preprocessor preprocessor, Encoding encoding, Column... columns) {
        return preprocessor.encode(Table.of(columns), rows(columns[0].rows()), encoding);
    }

    private static List<String> names(Features features) {
        return IntStream.range(0, features.size()).mapToObj(features::name).toList();
    }

    @Test
    void imputesByTheMedianAndMarksWhatWasMissing() {
        NumericColumn column = numbers("x", 1, NAN, 10, 2, INFINITE);
        Features features = encode(fit(column), RAW, column);
        assertThat(names(features)).containsExactly("x", "x=?");
        assertThat(features.column(0)).containsExactly(1, 2, 10, 2, 2);
        assertThat(features.column(1)).containsExactly(0, 1, 0, 0, 1);
    }

    @Test
    void leavesGapsWhereTheEncodingTakesThem() {
        NumericColumn column = numbers("x", 1, NAN, 10, INFINITE);
        Features features = encode(fit(column), WITH_GAPS, column);
        assertThat(names(features)).containsExactly("x");
        assertThat(features.column(0)).containsExactly(1, NAN, 10, NAN);
    }

    @Test
    void marksNothingWhereTrainingLackedNothing() {
        Features features = encode(fit(numbers("x", 1, 2, 3)), RAW, numbers("x", NAN));
        assertThat(names(features)).containsExactly("x");
        assertThat(features.column(0)).containsExactly(2);
    }

    @Test
    void standardisesOnTheTrainingRowsAfterImputing() {
        NumericColumn column = numbers("x", 1, NAN, 10, 2, 100, -7);
        double[] values = encode(fit(column), Encoding.NUMERIC, column).column(0);
        assertThat(DoubleStream.of(values).average().orElseThrow()).isCloseTo(0, within(1e-12));
        assertThat(DoubleStream.of(values).map(v -> v * v).average().orElseThrow())
                .isCloseTo(1, within(1e-12));
        Table table = Table.of(column, numbers("target", 0, 0, 0, 0, 0, 0));
        Preprocessor part = Preprocessor.fit(LabelledTable.of(table, "target"), new int[] {0, 3});
        assertThat(part.encode(table, new int[] {0, 3, 2}, Encoding.NUMERIC).column(0))
                .containsExactly(-1, 1, 17);
    }

    @Test
    void survivesNumbersOfAnyMagnitude() {
        NumericColumn huge = numbers("huge", Double.MAX_VALUE, -Double.MAX_VALUE, Double.MAX_VALUE, 0);
        NumericColumn tiny = numbers("tiny", Double.MIN_VALUE, 0, 0, 0);
        NumericColumn close = numbers("close", 1, 1, 1, Math.nextUp(1.0));
        Preprocessor preprocessor = fit(huge, tiny, close);
        for (Column[] table : new Column[][] {
            {huge, tiny, close},
            {numbers("huge", 1), numbers("tiny", Double.MAX_VALUE), numbers("close", -Double.MAX_VALUE)}
        }) {
            Features features = encode(preprocessor, Encoding.NUMERIC, table);
            assertThat(features.size()).isEqualTo(3);
            for (int j = 0; j < 3; j++) {
                assertThat(DoubleStream.of(features.column(j))).allMatch(v -> Math.abs(v) <= 1e6);
            }
        }
    }

    @Test
    void dropsColumnsThatSayNothing() {
        Preprocessor preprocessor = fit(
                numbers("constant", 5, 5, 5, 5),
                numbers("missing", NAN, NAN, INFINITE, NAN),
                levels("keys", List.of("a", "b", "c", "d"), 0, 1, 2, 3),
                levels("one", List.of("a"), 0, 0, 0, 0),
                levels("none", List.of(), -1, -1, -1, -1),
                numbers("kept", 1, 2, 3, 4));
        assertThat(preprocessor.columns()).containsExactly("kept");
    }

    @Test
    void keepsWhetherAConstantIsThere() {
        NumericColumn column = numbers("x", 5, NAN, 5);
        Preprocessor preprocessor = fit(column);
        assertThat(names(encode(preprocessor, Encoding.NUMERIC, column))).containsExactly("x=?");
        assertThat(encode(preprocessor, Encoding.NUMERIC, column).column(0)).containsExactly(0, 1, 0);
        assertThat(encode(preprocessor, WITH_GAPS, column).column(0)).containsExactly(5, NAN, 5);
        Encoding scaledGaps = new Encoding(Categories.NATIVE, true, true);
        assertThat(encode(preprocessor, scaledGaps, column).column(0)).containsExactly(0, NAN, 0);
    }

    @Test
    void givesOneZeroWhereNoColumnIsLeft() {
        for (Encoding encoding : ENCODINGS) {
            Features features = encode(fit(numbers("x", 1, 1)), encoding, numbers("unrelated", 3, 4));
            assertThat(names(features)).containsExactly("none");
            assertThat(features.column(0)).containsExactly(0, 0);
        }
    }

    @Test
    void codesLevelsByFrequencyAndLetsTheRestShareTheLastCode() {
        CategoricalColumn column = levels("c", List.of("rare", "b", "a", "often"), 3, 3, 3, 1, 1, 2, 2, 0, -1);
        Preprocessor preprocessor = fit(column);
        Features codes = encode(preprocessor, Encoding.NATIVE, column);
        assertThat(codes.levels(0)).isEqualTo(4);
        assertThat(codes.column(0)).containsExactly(0, 0, 0, 2, 2, 1, 1, 3, 3);
        Features hot = encode(preprocessor, Encoding.NUMERIC, column);
        assertThat(names(hot)).containsExactly("c=often", "c=a", "c=b", "c=?");
        assertThat(hot.column(3)).containsExactly(0, 0, 0, 0, 0, 0, 0, 1, 1);
        assertThat(hot.levels(0)).isZero();
    }

    @Test
    void putsUnseenLevelsWithTheRest() {
        Preprocessor preprocessor = fit(levels("c", List.of("a", "b"), 0, 0, 1, 1));
        CategoricalColumn later = levels("c", List.of("new", "b"), 0, 1, -1);
        assertThat(encode(preprocessor, Encoding.NATIVE, later).column(0)).containsExactly(2, 1, 2);
        Features hot = encode(preprocessor, Encoding.NUMERIC, later);
        assertThat(names(hot)).containsExactly("c=a", "c=b");
        assertThat(hot.toRows()).isDeepEqualTo(new double[][] {{0, 0}, {0, 1}, {0, 0}});
    }

    @Test
    void keepsTheMostFrequentOfManyLevels() {
        List<String> names = IntStream.range(0, 400).mapToObj(i -> "l" + i).toList();
        CategoricalColumn column =
                levels("c", names, IntStream.range(0, 1_200).map(i -> i % 400).toArray());
        Preprocessor preprocessor = fit(column);
        assertThat(encode(preprocessor, Encoding.NATIVE, column).levels(0)).isEqualTo(251);
        Features hot = encode(preprocessor, RAW, column);
        assertThat(hot.size()).isEqualTo(51);
        assertThat(DoubleStream.of(hot.column(50)).sum()).isEqualTo(1_050);
    }

    @Test
    void findsColumnsByNameOnly() {
        Preprocessor preprocessor = fit(numbers("x", 1, 2, 3, 4), levels("c", List.of("a", "b"), 0, 0, 1, 1));
        Features features = encode(
                preprocessor,
                Encoding.NATIVE,
                numbers("extra", 9),
                levels("c", List.of("z", "b", "a"), 1),
                numbers("x", 7));
        assertThat(names(features)).containsExactly("x", "c");
        assertThat(features.toRows()).isDeepEqualTo(new double[][] {{7, 1}});
        assertThatThrownBy(() -> encode(preprocessor, Encoding.NATIVE, numbers("x", 7), numbers("C", 1)))
                .isInstanceOf(AutodidactException.class)
                .hasMessageContaining("training used: c; did you mean 'C'?")
                .hasMessageContaining("x, C");
    }

    @Test
    void readsTextInNumericColumns() {
        Preprocessor preprocessor = fit(numbers("x", 1, 2, 3));
        assertThat(encode(preprocessor, RAW, levels("x", List.of("7", "inf", "bad"), 0, 1, -1))
                        .column(0))
                .containsExactly(7, 2, 2);
        assertThatThrownBy(() -> encode(preprocessor, RAW, levels("x", List.of("7", "bad"), 0, 1)))
                .isInstanceOf(AutodidactException.class)
                .hasMessageContaining("'x'")
                .hasMessageContaining("'bad'")
                .hasMessageContaining("data row 2");
    }

    @Test
    void readsNumbersInCategoricalColumns() {
        Preprocessor preprocessor = fit(levels("c", List.of("007", "1", "2.0", "x"), 0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 3));
        assertThat(encode(preprocessor, Encoding.NATIVE, numbers("c", 7, 1, 2, 5, NAN))
                        .column(0))
                .containsExactly(0, 1, 2, 4, 4);
    }

    @Test
    void namesAreUnique() {
        Preprocessor preprocessor = fit(
                levels("a", List.of("b=c", "?"), 0, 0, 1, 1, -1),
                levels("a=b", List.of("c", "d"), 0, 0, 1, 1, 1),
                numbers("a=?", 1, 2, 3, 4, 5));
        Features features = preprocessor.encode(
                Table.of(levels("a", List.of("b=c", "?"), 0), levels("a=b", List.of("c", "d"), 0), numbers("a=?", 1)),
                rows(1),
                Encoding.NUMERIC);
        assertThat(names(features)).doesNotHaveDuplicates().contains("a=b=c", "a=b=c#2", "a=?", "a=?#2");
    }

    @Test
    void encodesTenThousandColumns() {
        Column[] columns = IntStream.range(0, 10_000)
                .mapToObj(j -> j % 2 == 0
                        ? numbers("x" + j, rows(14, row -> row == 0 ? NAN : j + row))
                        : levels(
                                "x" + j,
                                List.of("a", "b"),
                                IntStream.range(0, 14).map(row -> j >> row & 1).toArray()))
                .toArray(Column[]::new);
        Features features = encode(fit(columns), Encoding.NUMERIC, columns);
        assertThat(features.size()).isEqualTo(20_000);
    }

    @Test
    void sizeIsTheNumberOfFeatures() {
        for (Encoding encoding : ENCODINGS) {
            Preprocessor preprocessor = fit(mixed());
            assertThat(preprocessor.size(encoding))
                    .isEqualTo(encode(preprocessor, encoding, mixed()).size());
        }
    }

    private static Column[] mixed() {
        RandomGenerator random = Seeds.generator(3, "mixed");
        List<String> names = IntStream.range(0, 80).mapToObj(i -> "\"l\n" + i).toList();
        return new Column[] {
            numbers("x", random.doubles(300).map(v -> v < 0.1 ? NAN : v / 3).toArray()),
            numbers("y=1", random.doubles(300).map(v -> v * 1e300).toArray()),
            numbers("gap", random.doubles(300).map(v -> v < 0.5 ? NAN : 0.1).toArray()),
            levels("z", names, random.ints(300, -1, 80).toArray()),
            levels("w", List.of("a", "b"), random.ints(300, 0, 2).toArray()),
            levels("day", dates(), random.ints(300, -1, 60).toArray()),
            levels("said", sentences(), random.ints(300, -1, 100).toArray())
        };
    }

    private static List<String> dates() {
        return IntStream.range(0, 60)
                .mapToObj(i -> i % 20 == 7 ? "soon" : "2024-0" + (1 + i % 9) + "-" + (10 + i % 17))
                .toList();
    }

    private static List<String> sentences() {
        return IntStream.range(0, 100)
                .mapToObj(i -> "it is " + (i % 3 == 0 ? "very" : "not") + " good, " + i)
                .toList();
    }

    @Test
    void jsonBringsTheSameFeaturesBack() throws IOException {
        Preprocessor preprocessor = fit(mixed());
        Preprocessor back = Preprocessor.fromJson(preprocessor.toJson());
        assertThat(back.toJson()).isEqualTo(preprocessor.toJson());
        for (Encoding encoding : ENCODINGS) {
            Features expected = encode(preprocessor, encoding, mixed());
            Features actual = encode(back, encoding, mixed());
            assertThat(names(actual)).isEqualTo(names(expected));
            for (int j = 0; j < expected.size(); j++) {
                assertThat(Arrays.equals(actual.column(j), expected.column(j))).isTrue();
                assertThat(actual.levels(j)).isEqualTo(expected.levels(j));
            }
        }
        assertThat(Preprocessor.fromJson(fit(numbers("x", 1)).toJson()).columns())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"format\":2}",
                "{\"format\":1,\"columns\":[]}",
                "{\"format\":2,\"columns\":[]} x",
                "{\"format\":2,\"format\":2,\"columns\":[]}",
                "{\"format\":2,\"columns\":{}}",
                "{\"format\":2,\"columns\":[1]}",
                "{\"format\":2,\"columns\":[{\"name\":\"c\",\"levels\":[1],\"other\":true}]}",
                "{\"format\":2,\"columns\":[{\"name\":\"c\",\"levels\":[\"a\",\"a\"],\"other\":true}]}",
                "{\"format\":2,\"columns\":[{\"name\":\"c\",\"levels\":[\"a\"],\"other\":false}]}",
                "{\"format\":2,\"columns\":[{\"name\":\"c\",\"levels\":[\"a\",\"b\"],\"other\":1}]}",
                "{\"format\":2,\"columns\":[{\"name\":\"c\",\"levels\":[\"a\",\"b\"],\"other\":true,\"more\":1}]}",
                "{\"format\":2,\"columns\":[{\"name\":\"c\",\"levels\":[\"a\",\"b\"],\"other\":true},"
                        + "{\"name\":\"c\",\"levels\":[\"a\",\"b\"],\"other\":true}]}",
                "{\"format\":2,\"columns\":[{\"name\":\"x\",\"median\":1e999,\"unit\":0,\"scale\":1,\"mean\":0,\"deviation\":1,"
                        + "\"missing\":true}]}",
                "{\"format\":2,\"columns\":[{\"name\":\"x\",\"median\":1,\"unit\":0,\"scale\":1,\"mean\":0,\"deviation\":-1,"
                        + "\"missing\":true}]}",
                "{\"format\":2,\"columns\":[{\"name\":\"x\",\"median\":1,\"unit\":0,\"scale\":0,\"mean\":0,\"deviation\":1,"
                        + "\"missing\":true}]}",
                "{\"format\":2,\"columns\":[{\"name\":\"x\",\"median\":\"1\",\"unit\":0,\"scale\":1,\"mean\":0,\"deviation\":1,"
                        + "\"missing\":true}]}",
                "{\"format\":2,\"columns\":[{\"name\":\"x\",\"median\":1,\"unit\":-1,\"scale\":1,\"mean\":0,\"deviation\":1,"
                        + "\"missing\":true}]}",
                "{\"format\":2,\"columns\":[{\"name\":\"x\",\"dates\":\"YEAR_FIRST\",\"parts\":[]}]}",
                "{\"format\":2,\"columns\":[{\"name\":\"x\",\"dates\":\"BY_MOON\",\"parts\":[{\"name\":\"days\",\"median\":1,"
                        + "\"unit\":0,\"scale\":1,\"mean\":0,\"deviation\":1,\"missing\":true}]}]}",
                "{\"format\":2,\"columns\":[{\"name\":\"x\",\"phrases\":[-1],\"parts\":[{\"name\":\"words\",\"median\":1,"
                        + "\"unit\":0,\"scale\":1,\"mean\":0,\"deviation\":1,\"missing\":true}]}]}",
                "{\"format\":2,\"columns\":[{\"name\":\"x\",\"statistics\":{\"levels\":[\"a\"],\"signals\":[\"\"],"
                        + "\"shares\":[1],\"means\":[[1]]},\"parts\":[{\"name\":\"share\",\"median\":1,"
                        + "\"unit\":0,\"scale\":1,\"mean\":0,\"deviation\":1,\"missing\":true}]}]}"
            })
    void refusesJsonThatIsNoPreprocessor(String json) {
        assertThatThrownBy(() -> Preprocessor.fromJson(json)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesHostileJson() {
        assertThatThrownBy(() -> Preprocessor.fromJson("[".repeat(1_000_000))).isInstanceOf(IOException.class);
        String json = fit(mixed()).toJson();
        RandomGenerator random = Seeds.generator(5, "hostile");
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            char[] mutant = json.toCharArray();
            for (int edits = 0; edits < 3; edits++) {
                mutant[random.nextInt(mutant.length)] = "\"{}[],:0e-x\\\0".charAt(random.nextInt(12));
            }
            try {
                Preprocessor.fromJson(new String(mutant));
            } catch (IOException e) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void refusesToFitOnNothing() {
        LabelledTable data = LabelledTable.of(Table.of(numbers("x", 1)), "x");
        assertThatThrownBy(() -> Preprocessor.fit(data, new int[0])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void dropsWhatRepeatsAnEarlierColumnOnTheTrainingRows() {
        Preprocessor preprocessor = fit(
                numbers("x", 1, 2, NAN),
                numbers("y", 1, 2, NAN),
                numbers("z", 1, 2, 3),
                levels("c", List.of("a", "b"), 0, 1, 1),
                levels("d", List.of("b", "a"), 1, 0, 0),
                levels("e", List.of("b", "a"), 0, 1, 1));
        assertThat(preprocessor.columns()).containsExactly("x", "z", "c", "e");
    }

    @Test
    void takesLogarithmsOfSkewedNumbersWhereTheyAreStandardisedOnly() {
        NumericColumn skewed = numbers("x", rows(50, row -> Math.exp(row / 5.0)));
        Preprocessor preprocessor = fit(skewed);
        assertThat(encode(preprocessor, RAW, skewed).column(0)[49]).isEqualTo(Math.exp(49 / 5.0));
        double[] values = encode(preprocessor, Encoding.NUMERIC, skewed).column(0);
        assertThat(values).isSorted();
        assertThat(values[49])
                .as("of 50 numbers, the mean of their logarithms is near")
                .isLessThan(3);
        assertThat(DoubleStream.of(values).average().orElseThrow()).isCloseTo(0, within(1e-12));
        NumericColumn wild = numbers("x", Double.MAX_VALUE, -Double.MAX_VALUE);
        assertThat(DoubleStream.of(encode(preprocessor, Encoding.NUMERIC, wild).column(0)))
                .allMatch(Double::isFinite);
    }

    @Test
    void numbersThatOnlyTellRowsApartAreDroppedWhereTheirColumnsNameSaysSo() {
        double[] counted = rows(30, row -> 1_000 - row);
        assertThat(fit(numbers("customer_id", counted)).columns()).isEmpty();
        assertThat(fit(numbers("orderId", counted)).columns()).isEmpty();
        assertThat(fit(numbers("paid", counted)).columns()).containsExactly("paid");
        assertThat(fit(numbers("id", rows(30, row -> row / 2))).columns())
                .as("some rows share it")
                .containsExactly("id");
        assertThat(fit(numbers("id", rows(30, row -> row / 7.0))).columns()).containsExactly("id");
    }
}
