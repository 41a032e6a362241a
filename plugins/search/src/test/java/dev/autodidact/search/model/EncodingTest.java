package dev.autodidact.search.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.space.Condition;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class EncodingTest {

    private static final SearchSpace SPACE = SearchSpace.builder()
            .add("kernel", Domain.choice("linear", "poly", "rbf"))
            .add("degree", Domain.integer(2, 5), Condition.when("kernel", "poly"))
            .add("gamma", Domain.real(1e-4, 1).log(), Condition.when("kernel", "poly", "rbf"))
            .add("trees", Domain.integer(1, 1000).log())
            .forbid(Map.of("kernel", "poly", "degree", 5))
            .build();

    private final Encoding encoding = new Encoding(SPACE);
    private final RandomGenerator random = Seeds.generator(1);

    @Test
    void coordinatesAreIndicesPositionsAndTheMarkOfWhatIsInactive() {
        Configuration linear = SPACE.complete(Map.of("kernel", "linear", "trees", 1000));
        Configuration rbf = SPACE.complete(Map.of("kernel", "rbf", "gamma", 0.01));

        assertThat(encoding.encode(linear)).startsWith(0, Encoding.INACTIVE, Encoding.INACTIVE);
        assertThat(encoding.encode(rbf)).startsWith(2, Encoding.INACTIVE, 0.5);
    }

    @Test
    void decodingUndoesEncoding() {
        for (int i = 0; i < 500; i++) {
            Configuration drawn = SPACE.sample(random);

            Configuration again = encoding.decode(encoding.encode(drawn)).orElseThrow();

            assertThat(again.choice("kernel")).isEqualTo(drawn.choice("kernel"));
            assertThat(again.integer("trees")).isEqualTo(drawn.integer("trees"));
            assertThat(again.has("degree")).isEqualTo(drawn.has("degree"));
        }
    }

    @Test
    void drawsAndTheirNeighboursAreConfigurations() {
        double[] vector = encoding.sample(random);
        for (int i = 0; i < 500; i++) {
            vector = encoding.near(i % 10 == 0 ? encoding.sample(random) : vector, 0.2, 1 + i % 3, random);

            assertThat(encoding.decode(vector).isPresent()).isEqualTo(encoding.isAllowed(vector));
            if (encoding.isAllowed(vector)) {
                assertThat(encoding.encode(encoding.decode(vector).orElseThrow()))
                        .usingComparatorWithPrecision(1e-9)
                        .containsExactly(vector);
            }
        }
    }

    @Test
    void forbiddenCombinationsAreNeitherDrawnNorDecoded() {
        double[] forbidden = encoding.encode(Configuration.of(Map.of("kernel", "poly", "degree", 5, "trees", 1)));

        assertThat(encoding.decode(forbidden)).isEmpty();
        for (int i = 0; i < 500; i++) {
            assertThat(encoding.isAllowed(encoding.sample(random))).isTrue();
        }
    }

    @Test
    void configurationsOfOtherSpacesKeepWhatIsShared() {
        double[] vector = encoding.encode(Configuration.of(Map.of("kernel", "sigmoid", "trees", 1000, "other", 1.0)));

        assertThat(vector[0]).isEqualTo(Encoding.INACTIVE);
        assertThat(vector[3]).isGreaterThan(0.99);
    }
}
