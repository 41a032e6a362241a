package dev.autodidact.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedsTest {

    @Test
    void hashIsFnv1aForEver() {
        assertThat(Seeds.hash("")).isEqualTo(0xcbf29ce484222325L);
        assertThat(Seeds.hash("a")).isEqualTo(0xaf63dc4c8601ec8cL);
        assertThat(Seeds.hash("foobar")).isEqualTo(0x85944171f73967e8L);
    }

    @Test
    void mixIsThatOfSplitMix64ForEver() {
        assertThat(Seeds.mix(0)).isEqualTo(0xe220a8397b1dcdafL);
        assertThat(Seeds.mix(0x9e3779b97f4a7c15L)).isEqualTo(0x6e789e6aa1b965f4L);
    }

    @Test
    void derivedSeedsAndGeneratorsAreTheSameForEver() {
        assertThat(Seeds.derive(42)).isEqualTo(0xbdd732262feb6e95L);
        assertThat(Seeds.derive(42, "trial", "7")).isEqualTo(0x677f402176ada4dL);
        assertThat(Seeds.generator(42, "trial", "7").nextLong()).isEqualTo(0x49575c185d6a46a2L);
        assertThat(Seeds.generator(42, "trial", "7").split().nextLong()).isEqualTo(0xd0aee752af5f130fL);
    }

    @Test
    void purposesTellSeedsApart() {
        Set<Long> seeds = new HashSet<>();
        for (long seed = 0; seed < 100; seed++) {
            for (int child = 0; child < 100; child++) {
                seeds.add(Seeds.derive(seed, "trial", Integer.toString(child)));
            }
        }
        assertThat(seeds).hasSize(10_000);
        assertThat(Seeds.derive(1, "ab", "c")).isNotEqualTo(Seeds.derive(1, "a", "bc"));
        assertThat(Seeds.derive(1, "a", "b")).isNotEqualTo(Seeds.derive(1, "b", "a"));
    }
}
