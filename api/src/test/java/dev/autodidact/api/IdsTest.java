package dev.autodidact.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void wellFormedIdsPass() {
        for (String id : List.of("a", "7", "smile.random-forest", "log-loss", "a.b.c-d", "0-1")) {
            assertThat(Ids.require(id)).isEqualTo(id);
        }
    }

    @Test
    void othersAreRefusedByName() {
        for (String id : List.of("", "A", "a b", ".a", "a.", "a..b", "a.-b", "-a", "a_b", "a:b", "ä", "a\n")) {
            assertThatIllegalArgumentException()
                    .as(id)
                    .isThrownBy(() -> Ids.require(id))
                    .withMessageContaining("'" + id + "'");
        }
    }
}
