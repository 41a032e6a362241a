package dev.autodidact.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void numbersStandRightAndTextsLeft() {
        TextTable table = new TextTable("id", "name", "score");
        table.add(9, "b", "-0.5");
        table.add(10, "long\nname", "");

        assertThat(table.toString().lines())
                .containsExactly("id  name       score", " 9  b           -0.5", "10  long name");
    }

    @Test
    void longCellsAreCut() {
        TextTable table = new TextTable("name");
        table.add("x".repeat(100));

        assertThat(table.toString().lines().skip(1)).containsExactly("x".repeat(37) + "...");
    }
}
