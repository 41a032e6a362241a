package dev.autodidact.search.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.space.Configuration;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class MemoryTextTest {

    private static final double NAN = Double.NaN;
    private static final Memory MEMORY = new Memory(List.of(new Memory.Chapter(
            new PastSpace(
                    new TreeSet<>(Set.of("learner")),
                    new TreeSet<>(Set.of("kit.a", "kit.b")),
                    List.of(learner("kit.a"), learner("kit.b"), learner("kit.c \n\"")),
                    2,
                    Set.of(0),
                    List.of(
                            new PastTask("a family", Map.of("log-rows", 5.25), new double[] {0, NAN, 1}, new double[] {
                                1, NAN, 0.125
                            }),
                            new PastTask("", Map.of(), new double[] {NAN, NAN, 0.5}, new double[] {NAN, NAN, 1e9}))),
            List.of(2, 0))));

    @Test
    void whatIsWrittenIsReadAgain() {
        byte[] text = MemoryText.write(MEMORY);

        assertThat(new String(text, StandardCharsets.UTF_8)).startsWith("memory/1\nspace {\"learner\":\"\"}\n");
        assertThat(MemoryText.write(MemoryText.read(text))).isEqualTo(text);
        Memory.Chapter chapter = MemoryText.read(text).chapters().get(0);
        assertThat(chapter.portfolio()).containsExactly(2, 0);
        assertThat(chapter.past().tasks().get(0).metaFeatures()).containsEntry("log-rows", 5.25);
        assertThat(chapter.past().tasks().get(0).cost(2)).isEqualTo(0.125);
        assertThat(chapter.past().tasks().get(1).tried(1)).isFalse();
    }

    @Test
    void emptyMemoryIsOneLine() {
        assertThat(MemoryText.read(MemoryText.write(Memory.EMPTY))).isEqualTo(Memory.EMPTY);
    }

    @Test
    void damagedTextIsRefusedWithItsLine() {
        String text = new String(MemoryText.write(MEMORY), StandardCharsets.UTF_8);
        refused("", "line 1");
        refused(text.replace("memory/1", "memory/2"), "line 1");
        refused(text.replace("portfolio 2 0", "portfolio 2 3"), "member 3");
        refused(text.replace("portfolio 2 0", "portfolio -1"), "negative");
        refused(text.replace("defaults 0", "defaults 7"), "configuration 7");
        refused(text.replace("recurring 2", "recurring 99999999999"), "line 7");
        refused(text.replace("regrets 0 *1 1", "regrets 0 *2147483647 *2147483647"), "line 12");
        refused(text.replace("regrets 0 *1 1", "regrets 0 *1 1.5"), "1.5");
        refused(text.replace("regrets 0 *1 1", "regrets 0 NaN 1"), "NaN");
        refused(text.replace("regrets 0 *1 1", "regrets 0 1"), "2 numbers for 3");
        refused(text.replace("costs 1 *1 0.125", "costs 0 *1 1"), "line 13");
        refused(text.replace("{\"log-rows\":5.25}", "{\"log-rows\":\"many\"}"), "no number");
        refused(
                text.replace("configuration {\"learner\":\"kit.b\"}", "configuration {\"learner\":\"kit.a\"}"),
                "twice");
        refused(text + "\nsurplus", "'space' is expected");
    }

    @Test
    void hostileBytesAreRefusedNeverWorse() {
        byte[] text = MemoryText.write(MEMORY);
        RandomGenerator random = Seeds.generator(1, "hostile");
        for (int trial = 0; trial < 5_000; trial++) {
            byte[] hostile = text.clone();
            for (int change = 0; change <= random.nextInt(4); change++) {
                hostile[random.nextInt(hostile.length)] = (byte) random.nextInt();
            }
            try {
                MemoryText.read(hostile);
            } catch (IllegalArgumentException expected) {
                assertThat(expected).hasMessageContaining("knowledge");
            }
        }
    }

    private static void refused(String text, String why) {
        assertThatIllegalArgumentException()
                .as(text)
                .isThrownBy(() -> MemoryText.read(text.getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining(why);
    }

    private static Configuration learner(String id) {
        return Configuration.of(Map.of("learner", id));
    }
}
