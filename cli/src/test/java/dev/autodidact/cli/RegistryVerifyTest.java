package dev.autodidact.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryVerifyTest {

    @TempDir
    Path folder = Path.of("");

    private Cli cli = new Cli(folder);

    @BeforeEach
    void runOnce() {
        cli = new Cli(folder);
        cli.good();
    }

    @Test
    void trialsOfARunComeOutAgainBitForBit() {
        cli.run("good.csv", "--budget", "6trials", "--strategy", "random", "--seed", "3")
                .succeeds();

        assertThat(verify("--data", cli.path("good.csv"), "--target", "y")
                        .succeeds()
                        .out())
                .isEqualToIgnoringNewLines(
                        "run 1: 6 of 6 trials are equal, bit for bit; 0 differ, 0 cannot be compared");
        JsonNode two = verify("--data", cli.path("good.csv"), "--target", "y", "--sample", "2", "--json")
                .succeeds()
                .json();
        assertThat(two.get("equal").asInt()).isEqualTo(2);
        assertThat(two.get("different")).isEmpty();
    }

    @Test
    void trialsOfAComparisonComeOutAgainBitForBit() {
        cli.verb(
                        "compare",
                        "--suite",
                        "starter",
                        "--tasks",
                        "1",
                        "--budget",
                        "3trials",
                        "--strategies",
                        "random:tribuo",
                        "--out",
                        cli.path("out"))
                .succeeds();

        assertThat(verify().succeeds().out()).contains("3 of 3 trials are equal");
    }

    @Test
    void whatDiffersIsSaid() throws SQLException {
        cli.run("good.csv").succeeds();
        execute(
                "update trial set loss = loss + 1e-9, fold_losses = replace(fold_losses, '[', '[7.5,') where trial = 1");
        execute("update prediction set payload = (select payload from prediction where trial = 0) where trial = 2");

        Cli.Ran ran = verify("--data", cli.path("good.csv"), "--target", "y");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out())
                .containsPattern("trial 1 \\(.+\\) differs:\\R  loss was .*, is ")
                .contains("folds had a loss, now")
                .containsPattern("trial 2 \\(.+\\) differs:\\R  \\d+ of 120 out-of-fold numbers differ, by up to ")
                .contains("1 of 3 trials are equal");
        JsonNode json = verify("--data", cli.path("good.csv"), "--target", "y", "--trial", "1", "--json")
                .json();
        assertThat(json.at("/different/0/trial").asInt()).isEqualTo(1);
    }

    @Test
    void trialThatDidNotEndByItselfIsNotCompared() throws SQLException {
        cli.run("good.csv").succeeds();
        execute("update trial set status = 'failed', cause = 'timeout', loss = null where trial = 0");

        Cli.Ran ran = verify("--data", cli.path("good.csv"), "--target", "y", "--trial", "0");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.out())
                .contains("cannot be compared: it did not end by itself")
                .contains("timeout");
    }

    @Test
    void trialThatWasGivenUpIsComparedByTheFoldsThatItEnded() throws SQLException {
        cli.run("good.csv").succeeds();
        execute("update trial set status = 'pruned', loss = null,"
                + " fold_losses = substr(fold_losses, 1, instr(fold_losses, ',') - 1) || ']' where trial < 2");
        execute("update trial set fold_losses = '[7.5]' where trial = 1");

        Cli.Ran ran = verify("--data", cli.path("good.csv"), "--target", "y");

        assertThat(ran.out())
                .containsPattern("trial 1 \\(.+\\) differs:\\R  loss of fold 1 was 7.5, is ")
                .contains("2 of 3 trials are equal");
    }

    @Test
    void whatCannotBeDoneIsRefused() throws SQLException {
        cli.run("good.csv").succeeds();
        cli.table("other.csv", "x,c,y", 60, row -> row + ",a" + (row % 20 < 9 ? ",yes" : ",no"));

        verify().isRefused("run 1 was on a table of its own, 'good.csv'");
        verify("--data", cli.path("good.csv")).isRefused("--data and --target go together");
        verify("--data", cli.path("other.csv"), "--target", "y").isRefused("the data is not what run 1 was on");
        verify("--data", cli.path("good.csv"), "--target", "c").isRefused("the data is not what run 1 was on");
        verify("--data", cli.path("good.csv"), "--target", "y", "--trial", "9").isRefused("run 1 has no trial 9");
        cli.verb("registry", "verify", "--run", "7").isRefused("there is no run 7");
        execute("update run set environment = replace(environment, 'plugin.', 'former.')");
        verify("--data", cli.path("good.csv"), "--target", "y").isRefused("run 1 used no plugin '");
    }

    private Cli.Ran verify(String... more) {
        List<String> all = new ArrayList<>(List.of("registry", "verify", "--run", "1", "--executor", "threads"));
        all.addAll(List.of(more));
        return cli.verb(all.toArray(String[]::new));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + cli.path("registry.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
