package dev.autodidact.runtime.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.api.task.TaskType;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class LabelledTableTest {

    private static final double NAN = Double.NaN;

    private static NumericColumn numbers(String name, double... values) {
        return new NumericColumn(name, values);
    }

    private static CategoricalColumn levels(String name, List<String> levels, int... codes) {
        return new CategoricalColumn(name, codes, levels);
    }

    private static void assertRefused(ThrowingCallable call, String... parts) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        AutodidactException.class, e -> assertThat(e.kind()).isEqualTo(AutodidactException.Kind.CALLER))
                .hasMessageContainingAll(parts);
    }

    @Test
    void infersTheType() {
        assertThat(LabelledTable.infer(levels("y", List.of("a"), 0))).isEqualTo(TaskType.CLASSIFICATION);
        assertThat(LabelledTable.infer(numbers("y", 0, 1, NAN, 1))).isEqualTo(TaskType.CLASSIFICATION);
        assertThat(LabelledTable.infer(numbers("y", 0, 1, 2))).isEqualTo(TaskType.REGRESSION);
        assertThat(LabelledTable.infer(numbers("y", 0.0, -0.0))).isEqualTo(TaskType.REGRESSION);
    }

    @Test
    void leavesRowsWithoutTargetOut() {
        LabelledTable data = LabelledTable.of(
                Table.of(numbers("x", 1, 2, 3, 4), levels("y", List.of("a", "b", "unused"), 1, -1, 0, 1)), "y");
        assertThat(data.rows()).containsExactly(0, 2, 3);
        assertThat(((NumericColumn) data.table().column("x")).value(1)).isEqualTo(3);
        assertThat(((ClassTarget) data.target()).classes()).containsExactly("a", "b");
        assertThat(((ClassTarget) data.target()).toCodes()).containsExactly(1, 0, 1);
    }

    @Test
    void someRowsKeepTheirNumbersAndTheClassesOfAll() {
        LabelledTable data =
                LabelledTable.of(Table.of(numbers("x", 1, 2, 3, 4), levels("y", List.of("a", "b"), -1, 1, 0, 1)), "y");

        LabelledTable taken = data.take(new int[] {2, 0});

        assertThat(taken.rows()).containsExactly(3, 1);
        assertThat(((NumericColumn) taken.table().column("x")).value(0)).isEqualTo(4);
        assertThat(((ClassTarget) taken.target()).toCodes()).containsExactly(1, 1);
        assertThat(((ClassTarget) taken.target()).classes()).containsExactly("a", "b");
    }

    @Test
    void writesNumericClassesCanonically() {
        Table table = Table.of(numbers("y", 10, 2.0, -0.0, 0.5, 0));
        ClassTarget target = (ClassTarget)
                LabelledTable.of(table, "y", TaskType.CLASSIFICATION).target();
        assertThat(target.classes()).containsExactly("0", "0.5", "2", "10");
        assertThat(target.toCodes()).containsExactly(3, 2, 0, 1, 0);
    }

    @Test
    void readsRealTargetsFromTextThatIsNumbers() {
        Table table = Table.of(levels("y", List.of("1.5", "x"), 0, 0));
        assertThat(((RealTarget) LabelledTable.of(table, "y", TaskType.REGRESSION)
                                .target())
                        .value(1))
                .isEqualTo(1.5);
    }

    @Test
    void refusesTargetsThatTeachNothing() {
        Table table = Table.of(
                numbers("income", 1, 2, Double.POSITIVE_INFINITY),
                numbers("nothing", NAN, NAN, NAN),
                levels("same", List.of("a", "b"), 0, -1, 0),
                levels("text", List.of("a", "b"), 0, 1, 0));
        assertRefused(() -> LabelledTable.of(table, "incom"), "'incom'", "did you mean 'income'", "nothing");
        assertRefused(() -> LabelledTable.of(table, "nothing"), "'nothing'", "all 3 rows");
        assertRefused(() -> LabelledTable.of(table, "same"), "'same'", "one class only, 'a'");
        assertRefused(() -> LabelledTable.of(table, "text", TaskType.REGRESSION), "'text'", "'a'", "data row 1");
        assertRefused(() -> LabelledTable.of(table, "income"), "'income'", "Infinity", "data row 3");
        assertRefused(() -> LabelledTable.of(table, "income", TaskType.CLASSIFICATION), "infinite", "data row 3");
    }

    @Test
    void matchesATestSetToTheSameCodes() {
        LabelledTable data = LabelledTable.of(Table.of(levels("y", List.of("0", "1", "x"), 0, 1, 2)), "y");
        Table test = Table.of(numbers("y", 1, NAN, 1), numbers("more", 1, 2, 3));
        LabelledTable matched = data.matching(test);
        assertThat(matched.rows()).containsExactly(0, 2);
        assertThat(((ClassTarget) matched.target()).toCodes()).containsExactly(1, 1);
        assertThat(((ClassTarget) matched.target()).classes()).containsExactly("0", "1", "x");
        assertRefused(() -> data.matching(Table.of(numbers("y", 1, 7))), "7", "0, 1, x");
        assertRefused(() -> data.matching(Table.of(numbers("z", 1))), "'y'");
    }

    @Test
    void describesTheShapeThatLearnersSee() {
        LabelledTable data = LabelledTable.of(
                Table.of(
                        numbers("x", 1, 2, NAN, 4, 5, 9),
                        numbers("constant", 3, 3, 3, 3, 3, 3),
                        levels("c", List.of("a", "b", "rare"), 0, 0, 1, 1, 2, 0),
                        levels("y", List.of("no", "yes"), 0, 0, 1, 1, 1, -1)),
                "y");
        // x, x=?, c=a, c=b, c=?
        assertThat(data.profile()).isEqualTo(new TaskProfile(TaskType.CLASSIFICATION, 5, 1, 1, 5, 2, 2));
    }

    @Test
    void columnsNamedAsPixelsAreAnImage() {
        Table pixels = Table.of(numbers("1x1", 1, 2), numbers("1x2", 3, 3), levels("y", List.of("no", "yes"), 0, 1));
        Table mixed = Table.of(numbers("1x1", 1, 2), numbers("age", 3, 4), levels("y", List.of("no", "yes"), 0, 1));

        assertThat(LabelledTable.of(pixels, "y").profile().image()).isTrue();
        assertThat(LabelledTable.of(mixed, "y").profile().image()).isFalse();
    }

    @Test
    void describesRegression() {
        LabelledTable data = LabelledTable.of(Table.of(numbers("y", 1, 2, 3)), "y");
        assertThat(data.profile()).isEqualTo(new TaskProfile(TaskType.REGRESSION, 3, 0, 0, 1, 0, 0));
    }
}
