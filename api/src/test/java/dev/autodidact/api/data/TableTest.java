package dev.autodidact.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final NumericColumn X = new NumericColumn("x", new double[] {1, Double.NaN, 3});
    private static final CategoricalColumn C = new CategoricalColumn("c", new int[] {1, -1, 0}, List.of("no", "yes"));

    @Test
    void columnsAreFoundByName() {
        Table table = Table.of(X, C);
        assertThat(table.rows()).isEqualTo(3);
        assertThat(table.names()).containsExactly("x", "c");
        assertThat(table.find("X")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.column("X"))
                .withMessageContaining("'X'")
                .withMessageContaining("[x, c]");
    }

    @Test
    void missingValuesAreCounted() {
        assertThat(X.missing()).isEqualTo(1);
        assertThat(C.missing()).isEqualTo(1);
        assertThat(C.isMissing(1)).isTrue();
        assertThat(X.isMissing(0)).isFalse();
    }

    @Test
    void rowsAreTakenInTheOrderGivenRepeatsIncluded() {
        Table taken = Table.of(X, C).take(new int[] {2, 0, 2});
        assertThat(((NumericColumn) taken.column("x")).value(0)).isEqualTo(3);
        assertThat(((CategoricalColumn) taken.column("c")).code(1)).isEqualTo(1);
        assertThat(taken.rows()).isEqualTo(3);
        assertThat(Table.of(X).take(new int[0]).rows()).isZero();
    }

    @Test
    void columnsCanBeLeftOut() {
        assertThat(Table.of(X, C).without("x").names()).containsExactly("c");
        assertThatIllegalArgumentException().isThrownBy(() -> Table.of(X).without("x"));
        assertThatIllegalArgumentException().isThrownBy(() -> Table.of(X).without("y"));
    }

    @Test
    void unequalColumnsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Table.of(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Table.of(X, X)).withMessageContaining("'x'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.of(X, new NumericColumn("y", new double[2])))
                .withMessageContaining("'y' has 2 rows");
    }

    @Test
    void codesOutsideTheDictionaryAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CategoricalColumn("c", new int[] {2}, List.of("no", "yes")))
                .withMessageContaining("'c'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CategoricalColumn("c", new int[] {-2}, List.of("no")));
        assertThatIllegalArgumentException().isThrownBy(() -> new ClassTarget(new int[] {-1}, List.of("no")));
        assertThatIllegalArgumentException().isThrownBy(() -> new ClassTarget(new int[] {1}, List.of("no")));
        assertThatIllegalArgumentException().isThrownBy(() -> new RealTarget(new double[] {Double.NaN}));
        assertThatIllegalArgumentException().isThrownBy(() -> new RealTarget(new double[] {1 / 0.0}));
    }
}
