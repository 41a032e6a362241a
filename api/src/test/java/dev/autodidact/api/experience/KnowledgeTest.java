package dev.autodidact.api.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnowledgeTest {

    private static final Knowledge KNOWLEDGE =
            new Knowledge("portfolio", "portfolio/1", "abc".getBytes(StandardCharsets.US_ASCII), Map.of("tasks", "3"));

    @Test
    void onlyItsStrategyAndFormatMayUseIt() {
        assertThat(KNOWLEDGE.require("portfolio", "portfolio/1")).isSameAs(KNOWLEDGE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KNOWLEDGE.require("portfolio", "portfolio/2"))
                .withMessageContaining("portfolio/1")
                .withMessageContaining("portfolio/2");
        assertThatIllegalArgumentException().isThrownBy(() -> KNOWLEDGE.require("rgpe", "portfolio/1"));
        assertThatIllegalArgumentException().isThrownBy(() -> Knowledge.NONE.require("portfolio", "portfolio/1"));
    }

    @Test
    void payloadCannotBeChangedFromOutside() {
        byte[] given = {1, 2};
        Knowledge knowledge = new Knowledge("s", "f", given, Map.of());
        given[0] = 9;
        knowledge.payload()[1] = 9;
        assertThat(knowledge.payload()).containsExactly(1, 2);
    }

    @Test
    void checksumIsSha256() {
        assertThat(KNOWLEDGE.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void nothingLearnedIsNone() {
        assertThat(Knowledge.NONE.isNone()).isTrue();
        assertThat(KNOWLEDGE.isNone()).isFalse();
    }
}
