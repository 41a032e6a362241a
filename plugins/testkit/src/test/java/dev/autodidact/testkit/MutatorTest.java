package dev.autodidact.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MutatorTest {

    private static final byte[] SOUND = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8);

    @Test
    void sameSeedGivesTheSameMutants() {
        assertThat(mutants(1)).isEqualTo(mutants(1)).isNotEqualTo(mutants(2));
    }

    @Test
    void mutantsDifferAndStayShort() {
        assertThat(mutants(3).stream().distinct().count()).isGreaterThan(900);
        assertThat(mutants(3)).allSatisfy(mutant -> assertThat(mutant.length()).isLessThanOrEqualTo(Mutator.LONGEST));
    }

    private static List<String> mutants(long seed) {
        Mutator mutator = new Mutator(List.of(SOUND), List.of(",", "\""), new SplittableRandom(seed));
        return Stream.generate(() -> new String(mutator.next(), StandardCharsets.ISO_8859_1))
                .limit(1_000)
                .toList();
    }
}
