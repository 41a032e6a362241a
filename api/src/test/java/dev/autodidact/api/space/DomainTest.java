package dev.autodidact.api.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class DomainTest {

    private static final List<Domain> DOMAINS = List.of(
            Domain.real(-3, 7),
            Domain.real(1e-8, 1e3).log(),
            Domain.real(2, 2),
            Domain.integer(-5, 5),
            Domain.integer(1, 1000).log(),
            Domain.integer(1, Integer.MAX_VALUE).log(),
            Domain.integer(Integer.MIN_VALUE, Integer.MAX_VALUE),
            Domain.integer(4, 4),
            Domain.choice("a", "b", "c"));

    @Test
    void positionsAndValuesRoundTrip() {
        RandomGenerator random = Seeds.generator(1, "positions");
        for (Domain domain : DOMAINS) {
            for (int i = 0; i < 500; i++) {
                Object value = domain.at(i == 0 ? 0 : i == 1 ? 1 : random.nextDouble());
                assertThat(domain.contains(value)).as("%s in %s", value, domain).isTrue();
                Object again = domain.at(domain.position(value));
                if (value instanceof Double real) {
                    assertThat((Double) again).as("%s", domain).isCloseTo(real, within(1e-12 * (1 + Math.abs(real))));
                } else {
                    assertThat(again).as("%s", domain).isEqualTo(value);
                }
            }
        }
    }

    @Test
    void defaultsLieInside() {
        assertThat(DOMAINS).allMatch(domain -> domain.contains(domain.defaultValue()));
        assertThat(Domain.real(-3, 7).defaultValue()).isEqualTo(2.0);
        assertThat(Domain.integer(Integer.MIN_VALUE, Integer.MAX_VALUE).defaultValue())
                .isEqualTo(-1);
        assertThat(Domain.integer(-4, -1).defaultValue()).isEqualTo(-3);
        assertThat(Domain.real(0.01, 100).log().defaultValue()).isCloseTo(1, within(1e-12));
        assertThat(Domain.integer(1, 100).log().defaultValue()).isEqualTo(10);
    }

    @Test
    void wholeNumbersHaveFairShares() {
        int[] linear = new int[5];
        double[] logarithmic = new double[4];
        int positions = 100_000;
        for (int i = 0; i < positions; i++) {
            double position = (i + 0.5) / positions;
            linear[Domain.integer(1, 5).at(position) - 1]++;
            logarithmic[Domain.integer(1, 4).log().at(position) - 1]++;
        }
        assertThat(linear).containsOnly(positions / 5);
        for (int value = 1; value <= 4; value++) {
            double share = Math.log((value + 0.5) / (value - 0.5)) / Math.log(4.5 / 0.5);
            assertThat(logarithmic[value - 1] / positions)
                    .as("share of %d", value)
                    .isCloseTo(share, within(1e-4));
        }
    }

    @Test
    void logarithmicScaleSpreadsRatiosEvenly() {
        Domain.Real domain = Domain.real(1e-4, 1).log();
        assertThat(Arrays.asList(domain.at(0), domain.at(0.25), domain.at(0.5), domain.at(1)))
                .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1, Double.class)
                .containsExactly(1e-4, 1e-3, 1e-2, 1.0);
    }

    @Test
    void valuesOfOtherTypesAreOutside() {
        assertThat(Domain.real(0, 1).contains(1)).isFalse();
        assertThat(Domain.real(0, 1).contains(Double.NaN)).isFalse();
        assertThat(Domain.integer(0, 1).contains(1.0)).isFalse();
        assertThat(Domain.integer(0, 1).contains("1")).isFalse();
        assertThat(Domain.choice("1").contains(1)).isFalse();
    }

    @Test
    void nonsenseIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Domain.real(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Domain.real(Double.NaN, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Domain.real(0, Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> Domain.real(0, 1).log());
        assertThatIllegalArgumentException().isThrownBy(() -> Domain.real(0, 1).withDefault(2));
        assertThatIllegalArgumentException().isThrownBy(() -> Domain.integer(1, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Domain.integer(0, 1).log());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Domain.integer(0, 1).withDefault(2));
        assertThatIllegalArgumentException().isThrownBy(() -> Domain.choice());
        assertThatIllegalArgumentException().isThrownBy(() -> Domain.choice("a", "a"));
        assertThatIllegalArgumentException().isThrownBy(() -> Domain.choice("a").withDefault("b"));
    }
}
