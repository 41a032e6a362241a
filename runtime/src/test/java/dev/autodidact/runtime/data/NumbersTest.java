package dev.autodidact.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.Seeds;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "+7",
                "007",
                "1.",
                ".5",
                "-.5e3",
                "1e22",
                "1e23",
                "123456789012345678901234567890",
                "1e-22",
                "9007199254740993",
                "4.9e-324",
                "2.2250738585072012e-308",
                "1.7976931348623157e308",
                "1e999",
                "1e-999",
                "0.1",
                "123456.789",
                "3.141592653589793",
                "1E+5",
                "00000000000000000000000000000000.1",
                "1e99999999999999999999",
                "0e99999999999999999999"
            })
    void readsWhatJavaReads(String text) {
        assertThat(Numbers.parse(text)).isEqualTo(Double.parseDouble(text));
    }

    @Test
    void readsRandomNumbersToTheLastBit() {
        RandomGenerator random = Seeds.generator(1, "numbers");
        for (int i = 0; i < 5_000; i++) {
            double number = i % 2 == 0
                    ? Double.longBitsToDouble(random.nextLong())
                    : Math.rint(random.nextGaussian() * 1e6) / Math.pow(10, random.nextInt(7));
            if (Double.isFinite(number)) {
                assertThat(Numbers.parse(Double.toString(number))).isEqualTo(number);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"inf", "Inf", "INFINITY", "+inf"})
    void readsInfinity(String text) {
        assertThat(Numbers.parse(text)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Numbers.parse("-" + text.replace("+", ""))).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "-", "+", ".", "e5", "1e", "1e+", "1f", "1d", "1L", "0x10", "1 2", " 1", "1_000", "1,5", "--1",
                "1.2.3", "NaN", "infinit", "٣", "1e5.0"
            })
    void refusesWhatIsNoNumber(String text) {
        assertThat(Numbers.parse(text)).isNaN();
    }

    @Test
    void writesWholeNumbersWithoutPoint() {
        assertThat(Numbers.canonical(1.0)).isEqualTo("1");
        assertThat(Numbers.canonical(-0.0)).isEqualTo("0");
        assertThat(Numbers.canonical(-12)).isEqualTo("-12");
        assertThat(Numbers.canonical(0.5)).isEqualTo("0.5");
        assertThat(Numbers.canonical(1e300)).isEqualTo("1.0E300");
    }
}
