package dev.autodidact.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data that is odd but no mistake simply works. */
class OddDataTest {

    private static final int MANY = 10_000;

    @TempDir
    Path folder = Path.of("");

    private Cli cli = new Cli(folder);

    @BeforeEach
    void open() {
        cli = new Cli(folder);
    }

    @Test
    void rowsWithoutTargetAreLeftOutAndCounted() {
        cli.table("gaps.csv", "x,y", 60, row -> row + "," + (row % 10 == 0 ? "" : row % 2 == 0 ? "a" : "b"));

        assertThat(cli.run("gaps.csv").succeeds().err()).contains("6 of 60 rows have no target and were left out");
        assertThat(cli.run("gaps.csv", "--json")
                        .succeeds()
                        .json()
                        .get("rowsWithoutTarget")
                        .asInt())
                .isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%1$d,k,7,", "%1$d,,,", "1,k,7,", ",,,"})
    void constantAndMissingColumnsWork(String features) {
        cli.table("dull.csv", "x,c,z,y", 40, row -> String.format(features, row) + (row % 2 == 0 ? "a" : "b"));

        assertThat(cli.run("dull.csv", "--json").succeeds().json().get("trials").asInt())
                .isPositive();
    }

    @Test
    void oneRowPerClassWorks() {
        cli.table("names.csv", "x,y", 30, row -> row + ",name" + row);

        cli.run("names.csv").succeeds();
    }

    @Test
    void tenThousandColumnsWork() {
        String header = IntStream.range(0, MANY).mapToObj(i -> "f" + i).collect(Collectors.joining(","));
        cli.table(
                "wide.csv",
                header + ",y",
                40,
                row -> IntStream.range(0, MANY)
                                .mapToObj(i -> Integer.toString((row * 31 + i * 17) % 101))
                                .collect(Collectors.joining(","))
                        + (row % 2 == 0 ? ",a" : ",b"));

        assertThat(cli.run("wide.csv", "--budget", "1trial", "--json")
                        .succeeds()
                        .json()
                        .get("trials")
                        .asInt())
                .isEqualTo(1);
    }
}
