package dev.autodidact.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodidact.api.AutodidactException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TestHostTest {

    @Test
    void lendsPlainDescentAlone() {
        assertThat(new TestHost().updateRules())
                .hasSize(1)
                .allMatch(rule -> rule.id().equals("sgd"));
    }

    @Test
    void readsNoFiles() {
        assertThatThrownBy(() -> new TestHost().tables().read(Path.of("some.csv")))
                .isInstanceOf(AutodidactException.class)
                .hasMessageContaining("some.csv");
    }
}
