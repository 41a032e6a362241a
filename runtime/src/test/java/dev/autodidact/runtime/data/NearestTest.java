package dev.autodidact.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

    @Test
    void namesTheNearest() {
        assertThat(Nearest.hint("traget", List.of("age", "target", "tariff"))).isEqualTo("; did you mean 'target'?");
        assertThat(Nearest.hint("AGE", List.of("age", "page"))).isEqualTo("; did you mean 'age'?");
    }

    @Test
    void listsTheFirstOfMany() {
        assertThat(Nearest.list(List.of("a", "b"))).isEqualTo("a, b");
        assertThat(Nearest.list(Collections.nCopies(23, "x")))
                .startsWith("x, x")
                .endsWith("x and 3 more");
    }

    @Test
    void staysSilentWhereNothingIsNear() {
        assertThat(Nearest.hint("income", List.of("age", "target"))).isEmpty();
        assertThat(Nearest.hint("income", List.of())).isEmpty();
    }
}
