package dev.autodidact.api.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.autodidact.api.Seeds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

    @Test
    void jsonIsSortedAndTight() {
        Configuration configuration = Configuration.of(Map.of("b", 1, "a", 0.5, "c", "x\"y\\z\n"));
        assertThat(configuration.toJson()).isEqualTo("{\"a\":0.5,\"b\":1,\"c\":\"x\\\"y\\\\z\\u000a\"}");
        assertThat(Configuration.EMPTY.toJson()).isEqualTo("{}");
    }

    @Test
    void jsonRoundTripsWhateverTheText() {
        RandomGenerator random = Seeds.generator(1, "json");
        for (int i = 0; i < 2_000; i++) {
            Map<String, Object> values = new HashMap<>();
            for (int size = random.nextInt(5); size > 0; size--) {
                values.put(
                        text(random),
                        switch (random.nextInt(3)) {
                            case 0 -> number(random);
                            case 1 -> random.nextInt();
                            default -> text(random);
                        });
            }
            Configuration configuration = Configuration.of(values);
            Configuration read = Configuration.fromJson(configuration.toJson());
            assertThat(read).isEqualTo(configuration).hasSameHashCodeAs(configuration);
            assertThat(read.toJson()).isEqualTo(configuration.toJson());
        }
    }

    @Test
    void jsonOfOthersIsReadToo() {
        assertThat(Configuration.fromJson(" { \"a\" : 1.5e2 ,\t\"b\":-3, \"c\":\"\\u0041\\/\\n\\t\\r\\b\\f\" } \n"))
                .isEqualTo(Configuration.of(Map.of("a", 150.0, "b", -3, "c", "A/\n\t\r\b\f")));
    }

    @Test
    void hostileJsonIsRefused() {
        for (String json : List.of(
                "",
                "{",
                "}",
                "[]",
                "null",
                "{}{}",
                "{}x",
                "{}\0",
                "{}\0x",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":{}}",
                "{\"a\":[1]}",
                "{\"a\":true}",
                "{\"a\":NaN}",
                "{\"a\":1e999}",
                "{\"a\":99999999999}",
                "{\"a\":--1}",
                "{\"a\":1e}",
                "{\"a\":.}",
                "{\"a\":\"x}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"\\u12G4\"}",
                "{\"a\":\"\\u-001\"}",
                "{\"a\":\"\\u+001\"}",
                "{\"a\":\"\\",
                "{\"a\":\"\\u")) {
            assertThatIllegalArgumentException().as(json).isThrownBy(() -> Configuration.fromJson(json));
        }
    }

    @Test
    void cutAndSpoiltJsonThrowsNothingElse() {
        RandomGenerator random = Seeds.generator(2, "json");
        String json = Configuration.of(Map.of("smile.forest:trees", 100, "learner", "smile.forest", "x\"", 1e-7))
                .toJson();
        for (int i = 0; i < 5_000; i++) {
            StringBuilder spoilt = new StringBuilder(json);
            spoilt.setCharAt(random.nextInt(json.length()), "{}\",:\\u0e-\0é".charAt(random.nextInt(12)));
            spoilt.setLength(random.nextInt(json.length() + 1));
            try {
                assertThat(Configuration.fromJson(spoilt.toString())).isNotNull();
            } catch (IllegalArgumentException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void onlyFiniteNumbersAndStringsAreValues() {
        assertThatIllegalArgumentException().isThrownBy(() -> Configuration.of(Map.of("a", Double.NaN)));
        assertThatIllegalArgumentException().isThrownBy(() -> Configuration.of(Map.of("a", Double.NEGATIVE_INFINITY)));
        assertThatIllegalArgumentException().isThrownBy(() -> Configuration.of(Map.of("a", 1L)));
        assertThatIllegalArgumentException().isThrownBy(() -> Configuration.of(Map.of("a", true)));
    }

    @Test
    void valuesAreAskedForByTheirType() {
        Configuration configuration = Configuration.of(Map.of("real", 1.0, "whole", 1, "text", "1"));
        assertThat(configuration.real("real")).isEqualTo(1.0);
        assertThat(configuration.integer("whole")).isEqualTo(1);
        assertThat(configuration.choice("text")).isEqualTo("1");
        assertThat(configuration.has("nothing")).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> configuration.real("whole"))
                .withMessageContaining("'whole'");
        assertThatIllegalArgumentException().isThrownBy(() -> configuration.choice("nothing"));
    }

    @Test
    void nestingAndTakingOutAreInverse() {
        Configuration inner = Configuration.of(Map.of("optimizer", "sgd", "sgd:rate", 0.1));
        Configuration outer = inner.nestedIn("learner", "kit.linear");
        assertThat(outer)
                .isEqualTo(Configuration.of(
                        Map.of("learner", "kit.linear", "kit.linear:optimizer", "sgd", "kit.linear:sgd:rate", 0.1)));
        assertThat(outer.nested("learner")).isEqualTo(inner);
        assertThat(inner.nested("optimizer")).isEqualTo(Configuration.of(Map.of("rate", 0.1)));
    }

    private static double number(RandomGenerator random) {
        double number = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(number) ? number : 0.25;
    }

    private static String text(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(6); length > 0; length--) {
            text.append((char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(0x10000)));
        }
        return text.toString();
    }
}
